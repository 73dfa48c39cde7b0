import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { proofScript } from "./proof-script.ts";

/** Ink on paper by day, paper on ink by night; every pair of text and ground is at least 4.5 to 1, borders 3 to 1. */
const light =
  "--ground:#fbf8f1;--card:#fffdf8;--ink:#1c2925;--soft:#51605a;--line:#dcd7c9;--edge:#7b8680;--green:#1e5a49;--on:#fff;--wash:#e6efe8;--bad:#a3261b";
const dark =
  "--ground:#111916;--card:#18221e;--ink:#e8eee8;--soft:#a9b8b0;--line:#2f3d37;--edge:#84938b;--green:#8fd2b7;--on:#0d1a15;--wash:#1f3129;--bad:#ffa79c";

/** The one stylesheet of all pages: no script, nothing from elsewhere, 44 px targets, from 320 px up. */
export const css = `
:root{color-scheme:light dark;${light}}
@media(prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header{display:flex;gap:.75rem;align-items:baseline;justify-content:space-between;padding-top:.625rem;padding-bottom:.25rem}
.mark{font:italic 1.25rem/1.2 Georgia,serif;color:var(--green);letter-spacing:.02em}
.of{color:var(--soft);font-size:.875rem;text-align:right}
main{padding-bottom:.5rem}
h1,h2{font-family:Georgia,serif;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:1.5rem;margin:.25rem 0 .5rem}
h2{font-size:1.1875rem;margin:0 0 .5rem}
p,ul,dl{margin:0 0 .75rem}
ul{padding-left:1.25rem}
a{color:var(--green);text-underline-offset:.15em}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0 0 .5rem}
time{font-weight:600}
.soft{color:var(--soft);font-size:.875rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:.5rem;top:.5rem;padding:.75rem 1rem;background:var(--card)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:0 0 1rem}
.note{background:var(--wash);border-left:.25rem solid var(--green);border-radius:.25rem;padding:.75rem 1rem;margin:0 0 1rem}
.note.bad{border-color:var(--bad);background:var(--card)}
.note>:last-child,.card>:last-child,form>:last-child{margin-bottom:0}.card>form:not(:last-child){margin-bottom:1rem}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--green);border-radius:.625rem;background:var(--green);color:var(--on);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button.quiet{background:none;color:var(--green)}
button.grave{background:none;color:var(--bad);border-color:var(--bad)}
button.marked{box-shadow:0 0 0 2px var(--ground),0 0 0 4px var(--green)}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;margin:0 0 .75rem}
.acts button{flex:1 1 6.5rem}
:focus-visible{outline:3px solid var(--green);outline-offset:2px}
form{margin:0}
fieldset{border:0;margin:0;padding:0;min-width:0}
label,legend{display:block;padding:0;font-size:.875rem;font-weight:600;line-height:1.3;margin-bottom:.1875rem}
input,select,textarea{width:100%;min-width:0;min-height:2.75rem;padding:.375rem .625rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit}
select{text-overflow:ellipsis}
[aria-invalid=true]{border:2px solid var(--bad)}
.wrong{display:block;color:var(--bad);font-size:.875rem;margin:.1875rem 0 0}
.field{margin:0 0 .5rem}.inline.field{margin:0 0 1rem}
.row{display:grid;gap:0 .5rem;grid-template-columns:repeat(2,minmax(0,1fr))}.row label{font-size:.8125rem;line-height:1.4}
.three{display:grid;gap:.5rem;grid-template-columns:repeat(3,minmax(0,1fr))}
.three.fold{grid-template-columns:repeat(auto-fit,minmax(min(100%,6.5rem),1fr))}
.pick{display:flex;gap:.4375rem;align-items:center;min-height:2.75rem;margin:0;padding:.25rem .5rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--card);font-weight:400;font-size:.875rem;overflow-wrap:break-word;hyphens:auto}.pick>span{min-width:0}
.fold .pick{gap:.25rem;padding:.25rem .375rem}
.pick:has(:checked){border-color:var(--green);background:var(--wash)}
[type=checkbox],[type=radio]{flex:none;width:1.25rem;height:1.25rem;min-height:0;margin:0;accent-color:var(--green)}
.pick.long{align-items:flex-start;font-size:.875rem;line-height:1.35;margin-bottom:.25rem}
.inline{display:grid;gap:.5rem;grid-template-columns:minmax(0,1fr) auto;align-items:end}
.year{list-style:none;padding:0 0 0 1rem;border-left:2px solid var(--line)}
.year li{margin:0 0 1rem}
.picks{display:grid;gap:.375rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,10rem),1fr))}
.steps{display:grid;gap:.25rem;grid-template-columns:repeat(5,minmax(0,1fr))}.steps .pick{justify-content:center;padding:.25rem 0}
.ends{display:flex;gap:1rem;justify-content:space-between;font-size:.875rem}.ends :last-child{text-align:right}
fieldset.field{margin-bottom:1rem}
summary{min-height:2.75rem;padding:.5rem 0;cursor:pointer}summary h2{display:inline}
.ways{list-style:none;padding:0;display:grid;gap:.25rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding-bottom:.5rem;font-size:.875rem}
footer a,.link{display:inline-flex;align-items:center;min-height:2.75rem;min-width:2.75rem}
@media(max-width:22.49rem){.row,.inline{grid-template-columns:minmax(0,1fr)}}
@media(min-width:48rem){h1{font-size:2rem}main{padding-top:1rem}}
`
  .trim()
  .replaceAll("\n", "");

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function policy(...scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    ...scripts.map((script) => `script-src ${hashOf(script)}`),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "img-src data:",
  ].join("; ");
}

/** A source as a Content-Security-Policy names it. */
export function hashOf(source: string): string {
  return `'sha256-${base64(sha256(utf8ToBytes(source)))}'`;
}

/** What a page may do: show itself with its one stylesheet, and post its forms home. */
export const contentSecurityPolicy = policy();

/** The same for a page whose form has a riddle: the script that solves it, to the letter, and no other. */
export const scriptedPolicy = policy(proofScript);
