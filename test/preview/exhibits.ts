import { type Locale, locales } from "#shared/domain/locale.ts";
import { composeMail } from "#shared/email/compose.ts";
import { allMails } from "#test/support/sample-mails.ts";
import { usualWords } from "#test/support/sample-words.ts";
import { allPages } from "#test/support/samples.ts";

/** A page or mail to look at. */
export interface Exhibit {
  readonly name: string;
  readonly kind: "page" | "mail";
  readonly locale: Locale;
  /** Where it is written, relative to the index. */
  readonly path: string;
  readonly html: string;
  /** Of a mail: its subject and its plain form. */
  readonly mail?: { readonly subject: string; readonly text: string };
}

/** Every page and mail in every language. */
export function exhibits(): Exhibit[] {
  return locales.flatMap((locale) => {
    const words = { locale, ...usualWords };
    const file = (kind: string, name: string) => `${locale}/${kind}-${name.replaceAll(" ", "-")}.html`;
    const pages = Object.entries(allPages(words)).map(
      ([name, html]): Exhibit => ({ name, kind: "page", locale, path: file("page", name), html }),
    );
    const mails = Object.entries(allMails(words)).map(([name, model]): Exhibit => {
      const { html, subject, text } = composeMail(model);
      return { name, kind: "mail", locale, path: file("mail", name), html, mail: { subject, text } };
    });
    return [...pages, ...mails];
  });
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1rem}
summary{min-height:2.75rem;padding:.5rem 0;cursor:pointer;border-top:1px solid #8888;font-weight:600}
.both{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
iframe{width:390px;max-width:100%;height:844px;border:1px solid #8888;border-radius:1rem;background:#fff}
pre{flex:1 1 20rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:.875rem}
nav{display:flex;gap:1rem;flex-wrap:wrap}nav a{min-height:2.75rem;display:inline-flex;align-items:center}`;

/** The page all of them are found from; a frame is filled when it is unfolded. */
export function contents(all: readonly Exhibit[]): string {
  const parts = locales.flatMap((locale) =>
    (["page", "mail"] as const).map((kind) => {
      const these = all.filter((one) => one.locale === locale && one.kind === kind);
      return `<h2 id="${locale}-${kind}">${kind === "page" ? "Pages" : "Mails"}, ${locale}</h2>${these.map(entry).join("")}`;
    }),
  );
  const ways = locales.flatMap((locale) =>
    ["page", "mail"].map((kind) => `<a href="#${locale}-${kind}">${kind}s, ${locale}</a>`),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Almanac: every page and mail</title><style>${style}</style></head><body><h1>Every page and mail</h1><nav>${ways.join("")}</nav>${parts.join("")}</body></html>`;
}

function entry({ name, path, mail }: Exhibit): string {
  const title = mail === undefined ? name : `${name}: ${mail.subject}`;
  const plain = mail === undefined ? "" : `<pre>${escaped(mail.text)}</pre>`;
  return `<details><summary>${escaped(title)}</summary><p><a href="${path}">On its own</a></p><div class="both"><iframe loading="lazy" src="${path}" title="${escaped(title)}"></iframe>${plain}</div></details>`;
}
