import { describe, expect, it } from "vitest";
import { addressOf, pageAt, pageIn, requestPath, withQuery } from "#shared/console/browser/paths.ts";
import { at } from "#shared/view/console.tsx";

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
      const asked = new URL(requestPath("programmes/demo"), base).href;
      expect(asked).toBe(base.replace("console", "admin/programmes/demo"));
      for (const hostile of [
        "//evil.example/x",
        "https://evil.example/x",
        "../join/demo",
        "a/../../x",
        "\\\\evil",
        "%2E./x",
      ])
        expect(new URL(requestPath(hostile), base).href).toContain(base.replace("console", "admin/"));
    }
  });

  it("O1: come from what the API names, with stage and without", () => {
    const work = "programmes/demo/work/wrk_1?done=sent";
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
