import { escapeMarkup } from "./values.ts";

const style = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #566073; --line: #d9dee8; --card: #fff; --back: #f4f6fa; --accent: #1f5fbf; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf4; --soft: #a3aec2; --line: #343d4f; --card: #1c2230; --back: #12161f; --accent: #8ab4ff; --on-accent: #0b1220; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem; } h2 { font-size: 1.15rem; margin: 0 0 .6rem; }
a { color: var(--accent); } p { margin: .5rem 0; } .soft { color: var(--soft); }
section { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: 1rem; margin: 0 0 1rem; }
.clock { font-size: 1.35rem; font-variant-numeric: tabular-nums; font-weight: 600; }
form.row { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0 0; align-items: end; }
.grid { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); margin: .8rem 0 0; padding: 0; list-style: none; }
button, ul.grid a, input { font: inherit; min-height: 2.75rem; padding: .45rem .9rem; border-radius: .5rem; border: 1px solid var(--accent); }
button { background: var(--accent); color: var(--on-accent); cursor: pointer; font-weight: 600; }
ul.grid a { display: flex; height: 100%; align-items: center; justify-content: center; text-align: center; text-decoration: none; font-weight: 600; }
input { background: var(--card); color: var(--ink); border-color: var(--soft); max-width: 100%; } label { display: grid; gap: .2rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ol.inbox { list-style: none; margin: 0; padding: 0; } ol.inbox li { border-top: 1px solid var(--line); } ol.inbox li:first-child { border-top: 0; }
ol.inbox a { display: flex; flex-wrap: wrap; gap: .1rem 1rem; padding: .7rem .2rem; color: inherit; text-decoration: none; }
ol.inbox strong { color: var(--accent); flex: 1 1 24rem; } ol.inbox a:hover strong { text-decoration: underline; }
ol.inbox .people { flex-basis: 100%; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); } td time { white-space: nowrap; }
pre { white-space: pre-wrap; margin: .5rem 0; font-size: .9rem; } summary { cursor: pointer; font-weight: 600; min-height: 2rem; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .7rem 1rem; margin: 0 0 .8rem; }
dl.envelope { margin: 0 0 .5rem; } dl.envelope div { display: flex; gap: .6rem; } dl.envelope dt { color: var(--soft); min-width: 3rem; } dl.envelope dd { margin: 0; }
iframe { width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: .7rem; background: #fff; margin: 0 0 .8rem; }
`;

/** A page of the sandbox. It fetches nothing, from anywhere. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} · Almanac sandbox</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;
}
