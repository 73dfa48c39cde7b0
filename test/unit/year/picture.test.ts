import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aTraced } from "#test/support/sample-traces.ts";
import { check } from "#test/year/check.ts";
import { picture } from "#test/year/picture.ts";
import { retell, withoutTokens } from "#test/year/retell.ts";
import { goodYear } from "./good-year.ts";

const drawn = () => {
  const year = goodYear();
  const { record, htmlOf } = retell(year, check(year), 1);
  return { record, html: picture(record, htmlOf) };
};

describe("the record of a year", () => {
  it("is the same for the same year", () => {
    expect(JSON.stringify(drawn().record)).toBe(JSON.stringify(drawn().record));
  });

  it("says in words how it went", () => {
    const { record } = drawn();
    expect(record.summary).toMatch(/^\d+ mails, [\d.]+ per person, none twice\.$/);
    expect(record.people.map(({ key, state }) => `${key} ${state}`)).toContain("mentee-03 never confirmed");
  });

  it("keeps no token of a link", () => {
    const link = "http://127.0.0.1:4321/answer/v1.1.eyJ3.iM_-x?do=met";
    expect(withoutTokens(`a ${link} b`)).toBe("a https://mentoring.example/answer/…?do=met b");
  });
});

describe("the picture of a year", () => {
  it("has a mark with a name for every mail", () => {
    const { record, html } = drawn();
    expect(html.match(/data-i="\d+" aria-label="[^"]+"/g)).toHaveLength(record.mails.length);
  });

  it("loads nothing from elsewhere", () => {
    const { html } = drawn();
    expect(html).not.toMatch(/(src|href)="(?!#)|url\(|@import/);
    expect(html).toContain("default-src 'none'");
  });

  it("Y23: says of every prompt and every silence which rules had a say, and what came of them", () => {
    const year = goodYear();
    const [first] = year.touchpoints;
    const trace = aTraced.trace.map((step) => ({ ...step }));
    const left = { id: "left", state: "dropped", reason: "enough", trace } as const;
    const touchpoints = year.touchpoints.map((one) => ({ ...one, trace }));
    const { record, htmlOf } = retell(
      { ...year, touchpoints: first ? [...touchpoints, { ...first, ...left }] : touchpoints },
      check(year),
      1,
    );
    const prompts = record.mails.filter(({ kind }) => kind === "prompt");
    expect(prompts.length).toBeGreaterThan(1);
    for (const { because } of prompts) expect(because?.join(" ")).toContain("27 days before");
    const silent = prompts.find((mail) => mail.silent?.reason === "enough");
    expect(silent?.why).toContain("So nothing is sent. You hear from us often enough this year.");
    const packed = /id="bodies">([^<]+)</.exec(picture(record, htmlOf))?.[1] ?? "";
    expect(gunzipSync(Buffer.from(packed, "base64")).toString("utf8")).toContain("27 days before");
  });

  it("carries every body, packed", () => {
    const { record, html } = drawn();
    const packed = /id="bodies">([^<]+)</.exec(html)?.[1] ?? "";
    const { mails } = JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8"));
    expect(mails).toHaveLength(record.mails.length);
    expect(mails[0].html).toContain("Dear you");
  });
});
