import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { TraceStep as Step, type TraceStep, tracedRules } from "#shared/domain/touchpoint.ts";
import { translator } from "#shared/locales/translate.ts";
import { stepWords } from "#shared/view/trace-words.ts";
import { type Explained, nextAfter, whyWords } from "#shared/view/why-words.ts";
import { aTraced } from "#test/support/sample-traces.ts";
import { givenBy, namedIn } from "#test/support/written-words.ts";

const verdicts = Step.shape.verdict.options;
const steps = tracedRules.flatMap((rule) => verdicts.map((verdict) => ({ rule, verdict })));
/** Every fact a planner may put down, all at once. */
const everyFact: TraceStep["facts"] = {
  ...{ name: "midyear", date: "2026-12-06", days: -27, weeks: 1, weekdays: 2, is: "2026-11-09", was: "2026-11-10" },
  ...{ start: "2026-08-01", into: "debrief", on: "2026-12-15", answered: "2026-11-01", cadence: "monthly", turn: 2 },
  ...{ topic: "poster", after: "2026-10-01", apart: 10, from: "cv-review", until: "2027-01-01", last: "2026-10-28" },
  ...{ rests: 21, most: 3, time: "12:30", zone: "America/Chicago", minutes: 30 },
};
const said: TraceStep["facts"] = {
  ...{ "mentee.attends": "yes", "mentor.attends": "unsaid", "touchpoint.cv-review": "swapped", "has.goal": "no" },
};

/** Why a touchpoint may fall silent, as the source has it; and every reason it may stand with. */
const reasons = [
  ...givenBy(["hindrance", "reasonLeft", "silence"], "shared/calendar"),
  ...["no-date", "no-mentorship"],
];
const everywhere = [...reasons, ...namedIn("reason", "shared/calendar", "shared/usecases/year")];

describe.each(locales)("why, in %s", (locale) => {
  const t = translator(locale);

  it("Y23: has a sentence for every rule with every verdict, whatever facts it found", () => {
    expect(steps).toHaveLength(tracedRules.length * verdicts.length);
    expect(steps.length).toBeGreaterThan(60);
    for (const step of steps)
      for (const facts of [{}, step.rule === "condition" ? said : everyFact]) {
        const sentence = stepWords(t, { ...step, facts });
        expect(sentence, `${step.rule} ${step.verdict}`).toMatch(/^[\p{Lu}«“].*[.]$/su);
        expect(sentence, `${step.rule} ${step.verdict}`).not.toMatch(/\bnone\b|undefined|[{}]| {2}|\d{4}-\d{2}-\d{2}/);
      }
  });

  it("Y23: has something to say of what would end every silence a touchpoint can fall into", () => {
    expect(reasons).toEqual(expect.arrayContaining(["no-longer-applies", "paused", "too-late", "enough"]));
    expect([...new Set(reasons)].filter((reason) => !t.has(`why.change.${reason}`))).toEqual([]);
    for (const reason of everywhere) {
      const sentences = whyWords(t, { ...aTraced, state: "dropped", reason });
      expect(sentences.length).toBeGreaterThan(aTraced.trace.length + 1);
    }
  });
});

describe("why, in order", () => {
  const t = translator("en-US");

  it("Y23: tells each rule in its order and ends with what came of it", () => {
    expect(whyWords(t, aTraced)).toEqual([
      "The year plan puts this 27 days before this date: Midyear meeting (Sunday, December 6, 2026). That is Monday, November 9, 2026.",
      "It has to come in good time, 14 days before this date at the latest: Letters of recommendation (Friday, November 20, 2026). So it comes on Friday, November 6, 2026.",
      "Mentor and mentee talked on Wednesday, October 28, 2026, and after a talk this rests for 21 days. So it waits until Wednesday, November 18, 2026.",
      "Nothing leaves on weekends and holidays, and Wednesday, November 18, 2026 is one. So it comes on Tuesday, November 17, 2026.",
      "It is only for some, by what is known: “Will you be at the conference this year?” – mentee: yes and “a goal for this term or year”: no. It applies here.",
      "Both said that they will be there, so a meeting in person goes with it: Monday, December 7, 2026, 12:30 PM (Chicago time).",
      "So it comes on Wednesday, November 18, 2026.",
    ]);
  });

  it("Y23: of a silence says what would end it, and what comes next", () => {
    const year = [
      { key: "spring", date: "2027-04-26", state: "planned" },
      { key: "debrief", date: "2026-12-15", state: "planned" },
      { key: "fit-check", date: "2026-09-15", state: "planned" },
      { key: "phase-1", date: "2026-12-01", state: "dropped" },
    ] as const;
    const dropped: Explained = { ...aTraced, state: "dropped", reason: "enough", next: nextAfter(aTraced.date, year) };
    expect(whyWords(t, dropped).slice(-3)).toEqual([
      "So nothing is sent. You hear from us often enough this year.",
      "The count begins anew with the next year of the plan.",
      "The next one that is planned: After the Midyear meeting, Tuesday, December 15, 2026.",
    ]);
  });

  it("Y23: says so where nothing was written down, and of what was talked about", () => {
    const old = { ...aTraced, trace: undefined, state: "done" } as const;
    expect(whyWords(t, old)).toEqual([
      "How this came about was not written down at the time.",
      "Talked about: it does not come again by itself.",
    ]);
  });

  it("Y23: tells a mentor nothing their mentee answered, no date of the mentee’s own, and no draw", () => {
    const own: Explained["trace"] = [
      { rule: "date", verdict: "sets", facts: { name: "licence-exam", date: "2027-05-04", is: "2027-04-20" } },
      { rule: "condition", verdict: "drops", facts: { "mentee.seeksResidency": "no" } },
      { rule: "pause", verdict: "drops", facts: { from: "2026-10-01", until: "2026-12-01" } },
      { rule: "comparison", verdict: "drops", facts: {} },
    ];
    const one: Explained = { ...aTraced, state: "dropped", reason: "comparison", trace: own };
    const mentors = whyWords(t, { ...one, mentor: true });
    expect(mentors.join(" ")).toBe(
      "So nothing is sent. It no longer concerns you. It comes back if an answer changes in time.",
    );
    expect(whyWords(t, one)).toHaveLength(6);
  });
});
