import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { consoleCss } from "#shared/view/console-style.ts";
import { consolePages } from "#test/support/console-pages.ts";
import { usualWords } from "#test/support/sample-words.ts";

const pages = locales.flatMap((locale) =>
  Object.entries(consolePages({ locale, ...usualWords })).map(([name, html]) => ({ locale, name, html })),
);
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
const tags = (html: string, names: string) => html.match(new RegExp(`<(?:${names})[ >][^>]*>?`, "g")) ?? [];

describe.each(pages)("the page $name in $locale", ({ locale, html }) => {
  it("T3: has a language, a title, one heading of the first rank that can be gone to, and a way past the header", () => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}" dir="ltr">`));
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(count(html, /<h1[ >]/g)).toBe(1);
    expect(html).toContain('<h1 tabindex="-1">');
    expect(html).toContain('<a class="skip" href="#content">');
    expect(html).toContain('<main id="content"');
  });

  it("T3: leaves out no rank of headings", () => {
    const ranks = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, rank]) => Number(rank));
    ranks.forEach((rank, index) => {
      expect(rank, ranks.join(" ")).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1);
    });
  });

  it("T3: binds a label to every field, and every pointer leads somewhere", () => {
    const ids = attributes(html, "id");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const labelled = new Set(attributes(html, "for"));
    for (const field of tags(html, "input|select|textarea")) {
      const named = field.includes('type="hidden"') || / aria-label(?:ledby)?="/.test(field);
      if (!named) expect(labelled, field).toContain(attributes(field, "id")[0]);
    }
    const pointers = ["aria-describedby", "aria-labelledby"].flatMap((name) =>
      attributes(html, name).flatMap((value) => value.split(" ")),
    );
    const anchors = attributes(html, "href").filter((href) => href.startsWith("#"));
    for (const pointer of [...pointers, ...anchors]) expect(ids).toContain(pointer.replace("#", ""));
  });

  it("T3: has one style, no script, and nothing from elsewhere, in at most 50 kB", () => {
    expect(count(html, /<style/g)).toBe(1);
    expect(html).toContain(`<style>${consoleCss}</style>`);
    expect(tags(html, "script|link|iframe|object|embed|base")).toEqual([]);
    // The shell's policy forbids both; a picture is drawn with attributes and classes.
    expect(html).not.toMatch(/<[^>]* style="|<[^>]* on[a-z]+="|<img[^>]* src="(?!data:)/);
    expect(gzipSync(html).length).toBeLessThan(50_000);
  });

  it("O1: leads only within the console, and sends forms only to the API", () => {
    for (const href of attributes(html, "href"))
      expect(href).toMatch(/^(#|\?(at|lang)=|\?signed-out$|mailto:|https:\/\/)/);
    for (const form of tags(html, "form")) expect(form).toMatch(/ data-(call|go|upload)="(?!admin|\/)[^"]+"/);
    for (const form of tags(html, "form")) expect(form).not.toMatch(/ data-(call|go|upload|then)="[^"]*undefined/);
  });

  it("says every word in words: no gap, no key", () => {
    const words = html.replace(/<style>.*?<\/style>/s, "");
    expect(words).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}|>[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*</);
  });
});
