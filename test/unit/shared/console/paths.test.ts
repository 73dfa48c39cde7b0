import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, pageAt, pageIn, requestPath, withQuery } from "#shared/console/browser/paths.ts";
import { at } from "#shared/view/console.tsx";
import { forAll } from "#test/support/for-all.ts";

describe("addresses of the console", () => {
  it("O1: name the page they show, as pages write them", () => {
    const page = "programmes/demo/participants?state=applied&q=ä b";
    expect(pageIn(at(page))).toBe(page);
    expect(pageIn(addressOf(page, "fr"))).toBe(page);
    expect(new URLSearchParams(addressOf(page, "fr")).get("lang")).toBe("fr");
    expect(pageIn("")).toBe("programmes");
    expect(pageIn("?at=")).toBe("programmes");
  });

  it("O1: ask the API below wherever the console is, and nowhere else", () => {
    for (const base of ["https://a.example/console", "https://b.example/v1/console"]) {
      const below = base.replace("console", "admin/");
      for (const page of ["programmes/demo", "programmes/demo/people?q=../../x&to=%2e%2e", "people/ana%40post.example"])
        expect(requestPath(page, base)).toBe(`${below}${page}`);
      for (const hostile of [
        "//evil.example/x",
        "https://evil.example/x",
        "../join/demo",
        "a/../../x",
        "\\\\evil",
        "%2E./x",
        ".\t./join/demo",
        "..%2fjoin/demo",
        "a/%252e%252e%255c../join/demo",
      ])
        expect(requestPath(hostile, base)).toMatch(new RegExp(`^${below}(programmes|evil|https|x)`));
    }
  });

  it("T4: never lead out of the API of coordinators, however they are written", () => {
    const pieces = ["..", ".", "/", "\\", "\t", "\r", "\n", "\0", " ", "%2e", "%2E", "%2f", "%5C", "%09", "%0d", "%25"];
    const more = ["2e", "2f", "join", "a", "?", "#", "@", ":", "https:", "//evil.example", ";", "\u{2025}", "\ud800"];
    const page = fc.array(fc.constantFrom(...pieces, ...pieces, ...more), { maxLength: 10 }).map((all) => all.join(""));
    const base = "https://a.example/v1/console";
    forAll(
      fc.property(page, (written) => {
        // Whoever stands between may decode once more before looking where it leads.
        for (let path = new URL(requestPath(written, base)).pathname, before = ""; path !== before; ) {
          const { origin, pathname } = new URL(path, base);
          expect([origin, pathname.slice(0, 10)]).toEqual(["https://a.example", "/v1/admin/"]);
          before = path;
          path = path.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        }
      }),
      5_000,
    );
  });

  it("O1: come from what the API names, with stage and without", () => {
    const work = "programmes/demo/runs/wrk_1?done=sent";
    for (const before of ["/admin/", "/v1/admin/", "https://a.example/v1/admin/", "admin/"])
      expect(pageAt(`${before}${work}`)).toBe(work);
    expect(pageAt("/elsewhere")).toBeUndefined();
  });

  it("O1: carry a form's fields, in place of those they had, and leave out empty ones", () => {
    expect(withQuery("programmes/demo/mail", [["q", " lee "]])).toBe("programmes/demo/mail?q=lee");
    expect(withQuery("x?state=held&q=old", [["q", ""]])).toBe("x?state=held");
    const twice = [
      ["to", "a"],
      ["to", "b"],
    ] as const;
    expect(withQuery("x", twice)).toBe("x?to=a&to=b");
    expect(withQuery("x", [["q", " "]])).toBe("x");
  });
});
