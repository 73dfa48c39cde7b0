import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { composeMail } from "#shared/email/compose.ts";
import type { PromptMail } from "#shared/email/prompt.ts";
import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { promptSample } from "#test/support/sample-mails.ts";
import { usualWords } from "#test/support/sample-words.ts";
import { alsoSections, shippedSides, sideNames } from "#test/support/shipped-words.ts";

type Counterparts = PromptMail["counterparts"];

const kinds = shippedSides.map(({ key, side }) => ({ key, side }));

/** Whom a mail may be about: known, unknown, two, two of whom one is known; with and without what they share. */
const whom: Readonly<Record<string, Counterparts>> = {
  "one with a name": [{ name: "Kim", shared: [] }],
  "one who shares topics": [{ name: "Kim", shared: ["oncology", "data"] }],
  "one without a name": [{ name: "", shared: [] }],
  "one without a name who shares a topic": [{ name: " \u200b", shared: ["oncology"] }],
  "two with names": ["Kim", "Bo"].map((name) => ({ name, shared: ["data"] })),
  "two of whom one has a name": ["", "Kim"].map((name) => ({ name, shared: [] })),
  "two without names": ["", ""].map((name) => ({ name, shared: [] })),
  nobody: [],
};

/** Everything a mail may hold besides, or not. */
function variants(model: PromptMail): PromptMail[] {
  const needed = model.side === "mentor" ? ([undefined, "listening"] as const) : [undefined];
  const goals = model.side === "mentee" ? ([undefined, "term", "year"] as const) : [undefined];
  return [model.sections, []].flatMap((sections) =>
    needed.flatMap((need) =>
      goals.flatMap((goal) =>
        [model.about, undefined].map((about) => ({
          ...model,
          ...{ sections, goal, about, name: sections.length === 0 ? "" : model.name },
          counterparts: model.counterparts.map((one) => ({ ...one, need })),
        })),
      ),
    ),
  );
}

const cases = locales.flatMap((locale) => kinds.map((kind) => ({ locale, ...kind })));

describe.each(cases)("the prompt $key for a $side in $locale", ({ locale, key, side }) => {
  const t = translator(locale);
  it.each(Object.entries(whom))(
    "Y21: names something of this pair, or says a whole sentence without it: %s",
    (_, counterparts) => {
      for (const model of variants({ ...promptSample({ locale, ...usualWords }, key, side), counterparts })) {
        const { subject, preheader, text } = composeMail(model);
        const named = counterparts.map(({ name }) => name).filter((name) => /\w/.test(name));
        const fallback = t(side === "mentee" ? "people.mentor" : "people.mentee", {
          count: Math.max(1, counterparts.length),
        });
        const flat = text.replace(/\s+/g, " ");
        for (const name of named.length > 0 ? named : [fallback]) expect(flat).toContain(name);
        for (const words of [subject, preheader, text]) {
          expect(words).not.toMatch(/undefined|null|NaN|\[object|[{}]| {2}|\u200b/);
          // An empty name leaves a gap before a mark; words for one without a name must not begin a sentence small.
          expect(words).not.toMatch(/ [,.](\s|$)|Dear ,|Bonjour ,|[.!?] (?:your|votre|vos) /);
        }
        const quoted = model.goal === undefined ? 0 : 1;
        expect(flat.split(t("prompt-mail.goal", { horizon: model.goal ?? "year" })).length - 1).toBe(quoted);
      }
    },
  );
});

describe.each(locales)("what a prompt may say besides in %s", (locale) => {
  const sample = (key: string, side: "mentee" | "mentor") => promptSample({ locale, ...usualWords }, key, side);

  it("Y8: names the day by which feedback is wanted, as the reader writes it", () => {
    const { text } = composeMail({ ...sample("between", "mentee"), sections: ["recent-project"], by: "2026-12-18" });
    expect(text.replace(/\s+/g, " ")).toContain(dayText(locale, "2026-12-18"));
  });

  it.each(sideNames)("Y16: names what fell into a pause, for a %s", (side) => {
    const model = sample("close", side);
    const flat = (sections: readonly string[]) => composeMail({ ...model, sections }).text.replace(/\s+/g, " ");
    for (const section of alsoSections(side)) {
      const key = `prompt-mail.also.${section.replace("also-", "")}.${side}`;
      const words = translator(locale).of(key).replace(/\s+/g, " ");
      expect(flat([section])).toContain(words);
      expect(flat([])).not.toContain(words);
    }
    expect(alsoSections(side).length).toBeGreaterThan(0);
  });
});

it("Y21: covers every kind of prompt for both sides", () => {
  expect(kinds.length).toBeGreaterThan(18);
});
