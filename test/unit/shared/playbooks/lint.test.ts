import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { Playbook, type TouchpointRule } from "#shared/domain/playbook.ts";
import { wordingOf } from "#shared/locales/wording.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";
import { type LintInput, lint } from "#shared/playbooks/lint.ts";
import { readingLevel } from "#shared/playbooks/reading-level.ts";
import { shippedPlaybooks } from "#shared/playbooks/shipped.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const look = (playbook: Playbook, more: Partial<LintInput> = {}) =>
  lint({ playbook, words: wordingOf, ...more }, today);

/** The student year with its first touchpoint as it should not be. */
function broken(change: Partial<TouchpointRule>, of = "cv-review"): Playbook {
  const touchpoints = ashpStudent3.touchpoints.map((rule) => (rule.key === of ? { ...rule, ...change } : rule));
  return Playbook.parse({ ...ashpStudent3, touchpoints });
}

/** What it finds, as level, name and touchpoint. */
const found = (playbook: Playbook, more: Partial<LintInput> = {}) =>
  look(playbook, more).map(({ level, says, touchpoint }) => `${level} ${says} ${touchpoint}`.trim());

/** The shipped words with one message said otherwise in one language, or in all. */
const saying =
  (key: string, text: string | undefined, only?: string): LintInput["words"] =>
  (locale, asked) =>
    asked === key && (only === undefined || only === locale) ? text : wordingOf(locale, asked);

describe.each([...shippedPlaybooks])("the shipped playbook %s", (_, playbook) => {
  it("Y9: has nothing wrong and nothing doubtful, in any language", () => {
    expect(look(playbook)).toEqual([]);
  });
});

describe("a look at a playbook", () => {
  it("O9: finds key dates and touchpoints that do not exist, and names that stand twice", () => {
    const nowhere = { from: { kind: "keyDate" as const, name: "midsummer" }, days: 0 };
    expect(found(broken({ at: nowhere }))).toContain("error no-key-date cv-review");
    expect(found(broken({ if: { touchpoint: "welcome", became: "done" } }))).toContain("error no-touchpoint cv-review");
    const [first] = ashpStudent3.touchpoints;
    expect(found({ ...ashpStudent3, touchpoints: [...ashpStudent3.touchpoints, ...(first ? [first] : [])] })).toContain(
      "error twice cv-review",
    );
    const twice = [{ name: "cv" }, { name: "cv" }];
    expect(found(broken({ mentee: { sections: twice, asks: [] } }))).toContain("error twice cv-review");
    expect(found(broken({ mentee: undefined, mentor: undefined }))).toContain("error nobody cv-review");
  });

  it("O9: takes a key date a programme has added for itself", () => {
    const at = { from: { kind: "keyDate" as const, name: "fair" }, days: 0 };
    const fair = {
      ...{ id: "demo.2026.fair", version: 1, programme: "demo", cycle: "2026", name: "fair", date: "2026-10-02" },
      ...{ days: 1, state: "confirmed" as const },
    };
    expect(found(broken({ at }), { keyDates: [fair] })).not.toContain("error no-key-date cv-review");
  });

  it("Y7: finds what hangs on its own day, and what ends before it is due in some year", () => {
    const due = { from: { kind: "due" as const }, days: 3 };
    expect(found(broken({ at: due }))).toContain("error due-of-itself cv-review");
    expect(found(broken({ expires: { ...due, days: -1 } }))).toContain("error ends-early cv-review");
    // Thanksgiving + 10 is the 2nd to the 8th of December: a fixed day three weeks before is early in some years only.
    const midyear = { from: { kind: "keyDate" as const, name: "midyear" }, days: -50 };
    const october = { from: { kind: "keyDate" as const, name: "mid-october" }, days: 3 };
    const [one] = look(broken({ at: midyear, noLaterThan: [], expires: october }));
    expect(one).toMatchObject({ says: "ends-early", touchpoint: "cv-review" });
    const later = { ...october, days: 10 };
    expect(found(broken({ at: midyear, noLaterThan: [], expires: later }))).toEqual([]);
    expect(found(broken({ expires: { ...due, days: 0, weekdays: -1 } }))).toContain("error ends-early cv-review");
  });

  it("O9: finds conditions that can never hold, also where two of them meet", () => {
    const goes = { who: "mentee" as const, fact: "attends" as const, is: true };
    const stays = { ...goes, is: false };
    expect(found(broken({ if: { all: [goes, stays] } }))).toContain("error never cv-review");
    expect(found(broken({ if: { any: [] } }))).toContain("error never cv-review");
    const section = { sections: [{ name: "cv", if: stays }], asks: [] };
    expect(found(broken({ if: goes, mentee: section }))).toContain("error never cv-review");
    const both = { who: "both" as const, fact: "attends" as const, is: true };
    expect(found(broken({ if: { all: [stays, both] } }))).toContain("error never cv-review");
    const twoOutcomes = ["done", "skipped"].map((became) => ({ touchpoint: "debrief", became }));
    expect(
      found(
        Playbook.parse({
          ...broken({}),
          touchpoints: [
            { ...ashpStudent3.touchpoints[0], if: { all: twoOutcomes } },
            ...ashpStudent3.touchpoints.slice(1),
          ],
        }),
      ),
    ).toContain("error never cv-review");
    // Of two mentors one may go and the other not.
    const one = { who: "mentor" as const, fact: "attends" as const, is: true };
    expect(found(broken({ if: { all: [one, { ...one, is: false }] } }))).not.toContain("error never cv-review");
  });

  it("Y14: finds hours that end before they begin", () => {
    expect(found({ ...ashpStudent3, window: { from: "11:00", to: "09:00" } })).toContain("error wrong-hours");
    expect(found(broken({ window: { from: "09:00", to: "09:00" } }))).toContain("error wrong-hours cv-review");
  });

  it("O9: finds a fact that nobody is asked for", () => {
    const alone = ashpStudent3.touchpoints.filter(({ key }) => key === "midyear-plan");
    const facts = look({ ...ashpStudent3, touchpoints: alone }).filter(({ says }) => says === "not-asked");
    expect(facts.map(({ values }) => values["fact"])).toEqual(
      expect.arrayContaining(["attends", "presentsPoster", "seeksResidency"]),
    );
  });

  it("M2: finds words that are missing in a language, broken, or asking for what nobody gives", () => {
    const key = "prompt.cv-review.mentee.intro";
    const words = (text: string | undefined, only?: string) => found(ashpStudent3, { words: saying(key, text, only) });
    expect(words(undefined, "fr")).toEqual(["error no-words cv-review"]);
    expect(words("Show it to {names", "en-GB")).toContain("error broken-words cv-review");
    expect(words("Show it to {mentor}: what is missing?")).toContain("error no-value cv-review");
    expect(words("{count, plural, one {To {who}} other {To all}}: what is missing?")).toContain(
      "error no-value cv-review",
    );
    expect(words("What is missing?", "fr")).toEqual(["warning other-values cv-review"]);
  });

  it("O9: finds a touchpoint, a section or a later word that has no words", () => {
    const sections = [{ name: "cv" }, { name: "portfolio" }];
    expect(found(broken({ mentee: { sections, asks: [] } }))).toContain("error no-words cv-review");
    const without = look(broken({ pause: "merge" })).filter(({ says }) => says === "no-words");
    expect(without.map(({ values }) => values["key"])).toContain("prompt-mail.also.cv-review.mentee");
  });

  it("Y9: finds what is hard to read, in both languages", () => {
    const key = "prompt.cv-review.mentee.intro";
    const words = (text: string, only: string) => found(ashpStudent3, { words: saying(key, text, only) });
    const hard =
      "Notwithstanding considerable institutional heterogeneity, comprehensive documentation of extracurricular responsibilities substantially strengthens competitiveness throughout subsequent postgraduate application procedures, {names}.";
    expect(words(hard, "en-US")).toContain("warning hard-to-read cv-review");
    const dur =
      "Nonobstant une considérable hétérogénéité institutionnelle, la documentation systématique des responsabilités extracurriculaires consolide substantiellement la compétitivité ultérieure des candidatures universitaires, {names}.";
    expect(words(dur, "fr")).toContain("warning hard-to-read cv-review");
  });

  it("Y9: knows easy from hard as the formulas have it", () => {
    const easy =
      "The cat sat on the mat. It was warm there. The dog came in and lay down too. They slept all day long. ";
    // 4.71 * 76/24 + 0.5 * 24/4 - 21.43.
    expect(readingLevel("en-US", easy).level).toBeLessThan(2);
    expect(readingLevel("fr", "Le chat dort. Il fait chaud ici. ".repeat(9)).level).toBeGreaterThan(100);
    expect(readingLevel("en-US", "Extraordinarily incomprehensible").tooHard).toBe(false);
  });

  it.each([
    ["Here is your checklist. What is missing?", "error word-of-duty cv-review"],
    ["You have two tasks. Which first?", "error word-of-duty cv-review"],
    ["Voici vos tâches. Laquelle d’abord ?", "error word-of-duty cv-review"],
    ["Who? What? When? Where? Why? How?", "warning many-questions cv-review"],
    ["Send your CV. Write a letter. Register in time.", "warning orders cv-review"],
    ["1. Ask a friend.\n2. Think it over.", "warning orders cv-review"],
    ["What is in http://example.org/cv?", "error bad-link cv-review"],
    ["What is behind https://bit.ly/cv ?", "error bad-link cv-review"],
    ["What is in https://example.org/cv ?", "warning link cv-review"],
  ])("Y9: finds where words are no invitation, or lead away: %s", (text, finding) => {
    const key = "prompt.cv-review.mentee.section.cv";
    expect(found(ashpStudent3, { words: saying(key, text) })).toContain(finding);
  });

  it("Y9: finds a mail that asks nothing at all", () => {
    const words: LintInput["words"] = (locale, key) => wordingOf(locale, key)?.replaceAll("?", ".");
    expect(found(ashpStudent3, { words })).toContain("warning no-question cv-review");
  });

  it("Y13: finds more mail than a year may bring, to either side", () => {
    const many = { ...ashpStudent3, extrasAtMost: 5 };
    expect(look(many).filter(({ says }) => says === "too-much-mail")).toEqual([
      { level: "error", touchpoint: "", says: "too-much-mail", values: { side: "mentee", mails: 19, most: 18 } },
    ]);
    const mentor = { sections: [], asks: [] };
    expect(look(broken({ mentor }, "spring")).map(({ says, values }) => [says, values["side"]])).toContainEqual([
      "too-much-mail",
      "mentor",
    ]);
  });

  it("Y14: names what would land on a holiday, once, with how often", () => {
    const programme = { zone: "America/New_York", holidays: ["2027-04-23", "2028-04-24"], holidayCalendars: [] };
    const holidays = look(ashpStudent3, { programme }).filter(({ says }) => says === "on-holiday");
    expect(holidays).toEqual([
      {
        level: "warning",
        touchpoint: "spring",
        says: "on-holiday",
        values: expect.objectContaining({ days: 1, day: "2028-04-24" }),
      },
    ]);
  });
});
