import { css } from "./style.ts";

/** What the console's pages have beyond all pages: a wider sheet, tables, progress, and the parts of a programme. */
export const consoleCss = `${css}
body.console>header,body.console>main,body.console>footer,body.console>nav{max-width:72rem}
body.console>nav{margin:0 auto;padding:0 1rem}
h1:focus{outline:none}
.parts{display:flex;flex-wrap:wrap;gap:.25rem;list-style:none;padding:0;margin:0 0 .75rem;border-bottom:1px solid var(--line)}
.parts a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.25rem .75rem;text-decoration:none;border-bottom:3px solid transparent}
.parts a[aria-current]{border-color:var(--green);font-weight:600}
.table{position:relative;overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding:0 0 .25rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);overflow-wrap:normal}
th{font-size:.875rem;color:var(--soft);font-weight:600}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
progress{width:100%;height:1rem;accent-color:var(--green)}
.columns{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:0 0 1rem}
.tools>*{min-width:0;max-width:100%}
.tools .field{margin:0}
body.console .acts{align-items:center}body.console .acts button{flex:0 1 auto}
body.console dl{display:grid;gap:.25rem 1rem;grid-template-columns:minmax(0,12rem) minmax(0,1fr)}body.console dd{margin:0}
.big{font:600 2rem/1.1 Georgia,serif}
svg{max-width:100%;height:auto}
.sheet h3{font-size:1rem;margin:0 0 .25rem}.sheet table{margin:0 0 .75rem}.sheet th,.sheet td{overflow-wrap:anywhere}td button{max-width:11rem}@media(max-width:30rem){body.console th,body.console td{overflow-wrap:anywhere;padding-right:.375rem}td button{padding:.25rem .375rem}}
@media print{.parts,footer,.tools,.skip,.unprinted{display:none}body{background:#fff;color:#000}}
@media print{html{font-size:9.5pt}h1{font-size:1.5rem}.card{background:none;padding:.5rem .75rem;margin:0 0 .625rem;break-inside:avoid}.sheet .card{padding:.375rem .625rem;margin:0 0 .5rem}}
@media print{.sheet{font-size:8.5pt;line-height:1.25}.sheet h2{margin:0 0 .125rem}.sheet p,.sheet h3,.sheet table{margin:0 0 .25rem}.sheet th,.sheet td{font-size:8.25pt;padding:.09375rem .5rem .09375rem 0}.sheet th.number{overflow-wrap:normal}}
`
  .trim()
  .replaceAll("\n", "");
