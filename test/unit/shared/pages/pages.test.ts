import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { proofScript } from "#shared/view/proof-script.ts";
import { css } from "#shared/view/style.ts";
import { usualWords } from "#test/support/sample-words.ts";
import { allPages } from "#test/support/samples.ts";

const pages = locales.flatMap((locale) =>
  Object.entries(allPages({ locale, ...usualWords })).map(([name, html]) => ({ locale, name, html })),
);
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

/** The tags of a page without what stands in or between them: hostile text must not change it. */
const skeleton = (html: string) =>
  (html.match(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));

describe.each(pages)("the page $name in $locale", ({ locale, html }) => {
  it("T3: has a language, a title, one heading of the first rank, and a way past the header", () => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}" dir="ltr">`));
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(count(html, /<h1[ >]/g)).toBe(1);
    expect(html).toContain('<a class="skip" href="#content">');
    expect(html).toContain('<main id="content">');
  });

  it("T3: binds a label to every field, and every pointer leads somewhere", () => {
    const ids = attributes(html, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set(attributes(html, "for"));
    for (const [field] of html.matchAll(/<(?:input|select)[^>]*>/g)) {
      if (!field.includes('type="hidden"')) expect(labelled, field).toContain(attributes(field, "id")[0]);
    }
    const pointers = [
      ...attributes(html, "aria-describedby").flatMap((ids) => ids.split(" ")),
      ...attributes(html, "href").filter((href) => /^#/.test(href)),
    ];
    for (const pointer of pointers) expect(ids).toContain(pointer.replace("#", ""));
  });

  it("T3: needs no script and nothing from elsewhere, in at most 50 kB", () => {
    expect(count(html, /<style/g)).toBe(1);
    expect(html).toContain(`<style>${css}</style>`);
    // The one script there is: without it the same form does its work.
    expect(html.replace(`<script>${proofScript}</script>`, "")).not.toMatch(
      /<script|<img|<link|<iframe|<object| style="| on[a-z]+="| src=/,
    );
    for (const address of [...attributes(html, "href"), ...attributes(html, "action")]) {
      expect(address).toMatch(/^(#|\?lang=|https:\/\/almanac\.example\/|mailto:[\w.%-]*\?subject=)/);
    }
    expect(gzipSync(html).length).toBeLessThan(50_000);
  });

  it("M5: acts only by explicit buttons in forms that post", () => {
    // A search asks for the page itself again, under another address; it acts on nothing.
    const searches = count(html, /<form method="get" action="https:\S+\/mentors">/g);
    expect(count(html, /<form[ >]/g)).toBe(searches + count(html, /<form method="post" action="https:/g));
    expect(count(html, /<button[ >]/g)).toBe(count(html, /<button type="submit"/g));
    expect(html).not.toContain("autofocus");
  });

  it("leaves no gap and no key in the words", () => {
    expect(html).not.toMatch(/undefined|\[object|\{[a-z]+\}|>[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*</);
  });
});

it("T2: no name or programme, whatever it is made of, changes what a page is made of", () => {
  const plain = Object.entries(allPages({ locale: "en-US", ...usualWords }));
  const hostile = fc.oneof(
    fc.constantFrom(
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='x",
      "&lt;b>",
      "</title>",
    ),
    fc.string({ unit: "binary", minLength: 1 }),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (mentee, mentor, programme) => {
      const pages = allPages({ locale: "en-US", mentee, mentor, programme });
      for (const [name, html] of plain) expect(skeleton(pages[name] ?? "")).toEqual(skeleton(html));
    }),
    { numRuns: 15 },
  );
}, 30_000);
