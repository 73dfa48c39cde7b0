import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translator } from "#shared/locales/translate.ts";
import { people, reasonText, safeName } from "#shared/view/words.ts";

const t = translator("en-GB");

describe("names in mail", () => {
  it.each([
    ["Dr. J.R. O’Neil-Şahin", "Dr. J.R. O’Neil-Şahin"],
    ["Win a prize at https://evil.example/x now", "Win a prize at now"],
    ["evil.example", "evil. example"],
    ["www.evil.example", ""],
    ["a\r\nBcc: b@c.example", "a Bcc: b c. example"],
    ["\u202eeel\u202c rD", "eel rD"],
    ["李 小龙", "李 小龙"],
  ])("makes %j into %j", (name, safe) => expect(safeName(name)).toBe(safe));

  it("holds nothing that turns text around or becomes a link, whatever it is made of", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("://", "www.", "@", ".com", "\u202e"),
        (text, mark) => {
          const safe = safeName(`${text}${mark}${text}`);
          expect(safe).not.toMatch(/:\/\/|www\.|@|[\p{Cc}\u202a-\u202e\u2066-\u2069]/iu);
        },
      ),
    );
  });

  it("Y21: says what they are where there is no name", () => {
    expect(people(t, [], "mentor")).toBe("your mentor");
    expect(people(t, [" ", "\u200e"], "mentee")).toBe("your mentees");
    expect(people(t, ["Ana", "", "Bo"], "mentee")).toBe("Ana and Bo");
  });
});

describe("reasons", () => {
  it("P4: tells each side in its own words", () => {
    const stage = { reason: "stage", detail: "leader" } as const;
    expect(reasonText(t, stage, "mentee")).toContain("a leader in the field");
    expect(reasonText(t, stage, "mentor")).toContain("You are further along");
    expect(reasonText(t, { reason: "zone", detail: "0" }, "mentor")).toContain("the same time");
    expect(reasonText(t, { reason: "zone", detail: "2.5" }, "mentor")).toContain("2.5 hours");
    expect(reasonText(translator("fr"), { reason: "topic", detail: "data" }, "mentee")).toContain("données");
  });
});
