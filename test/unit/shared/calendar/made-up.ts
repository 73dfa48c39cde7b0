import * as fc from "fast-check";
import type * as z from "zod";
import type { YearInput } from "#shared/calendar/year.ts";
import type { Terms } from "#shared/domain/agreement.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import { Playbook } from "#shared/domain/playbook.ts";
import { keyDate, own, type Rule, start } from "#shared/playbooks/rule-words.ts";
import { someYear } from "./arbitraries.ts";
import { aMentorship, aParticipant, aProgramme, aYear } from "./builders.ts";

const side = { sections: [{ name: "talk" }] };

/** A rule of a made-up playbook: for the mentee, over two weeks after it is due. */
export function aRule(key: string, at: Rule["at"], more: Partial<Rule> = {}): Rule {
  return { key, at, mentee: side, expires: { from: { kind: "due" }, days: 14 }, late: "skip", ...more };
}

export const topics = ["projects", "committees", "papers", "posters", "travel"];

/** Once a month or so, about the next topic. */
export const seasonal = aRule("seasonal", keyDate("opening", 10), {
  recurs: { topics, atMost: 4, apart: 6 },
  nudge: { rests: 21 },
  pause: "shift",
});

export function aPlaybook(touchpoints: Rule[], more: Partial<z.input<typeof Playbook>> = {}): Playbook {
  return Playbook.parse({
    ...{ name: "made-up", version: 1, cycleStarts: { month: 7, day: 1 }, window: { from: "09:00", to: "11:00" } },
    keyDates: [
      { name: "opening", rule: { kind: "fixed", month: 9, day: 1 }, tentative: false },
      { name: "meeting", rule: { kind: "fixed", month: 12, day: 1 }, days: 3, tentative: false },
      { name: "spring", rule: { kind: "fixed", month: 4, day: 1 }, tentative: false },
    ],
    touchpoints,
    ...more,
  } satisfies z.input<typeof Playbook>);
}

/** Every field a playbook may use. */
export const everything = aPlaybook(
  [
    aRule("hello", start(14), { pause: "keep", expires: start(40), mentor: side }),
    aRule("papers", keyDate("opening", 15), {
      late: "merge",
      pause: "merge",
      expires: keyDate("meeting", -1),
      mentor: side,
    }),
    aRule(
      "goals",
      { ...keyDate("opening"), weeks: 4 },
      {
        late: "send",
        pause: "shift",
        expires: keyDate("spring"),
        if: { has: "goal", is: false },
      },
    ),
    aRule(
      "plan",
      { ...keyDate("meeting"), days: 0, weekdays: -10 },
      {
        ...{ late: "send", pause: "shift", expires: keyDate("meeting", -1), mentor: side },
        window: { from: "16:00", to: "18:00" },
      },
    ),
    aRule("after", { ...keyDate("meeting", 3), weekdays: 2 }, { if: { touchpoint: "plan", became: "unanswered" } }),
    aRule("keep-up", keyDate("spring", -40), { nudge: { rests: 30 }, pause: "shift", expires: keyDate("spring") }),
    aRule("graduation", own("graduation", 7), { late: "skip", expires: own("graduation", 40) }),
    aRule("results", own("results", 1), { late: "skip" }),
    seasonal,
  ],
  { ownAtMost: 2, extrasAtMost: 4 },
);

/** Ana and Lee by a made-up playbook. */
export function aMadeUpYear(
  playbook: Playbook,
  more: Partial<YearInput> & { mentorship?: Partial<Mentorship> } = {},
): YearInput {
  const { mentorship, ...input } = more;
  const mentors = [aParticipant("lee", { role: "mentor" })];
  return aYear({ playbook, mentorships: [{ mentorship: aMentorship(mentorship), mentors }], ...input });
}

/** What the two agreed on: how often. */
export function agreedOn(cadence: Terms["cadence"], agreed = ["ana", "lee"]): Pick<Mentorship, "agreement"> {
  const terms: Terms = { needs: ["cv"], purposes: ["skills"], cadence, quiet: "mentee" };
  return { agreement: { number: 1, cycle: "2026", terms, by: "ana", at: "2026-08-04T12:00:00.000Z", agreed } };
}

const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90 }))
  .map(([from, days]) => ({ from: plus("2026-07-15", from), until: plus("2026-07-15", from + days) }));

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Any year by the playbook that uses everything: paused or not, talked or not, at any pace. */
export const anyYear: fc.Arbitrary<YearInput> = fc
  .record({
    year: someYear,
    pauses: fc.array(aSpan, { maxLength: 3 }),
    own: fc.option(aSpan, { nil: undefined }),
    together: fc.option(aSpan, { nil: undefined }),
    lastTalk: fc.option(aSpan, { nil: undefined }),
    cadence: fc.option(fc.constantFrom("monthly" as const, "six-weekly" as const, "quarterly" as const), {
      nil: undefined,
    }),
    goal: fc.boolean(),
    comparison: fc.constantFrom("on" as const, "off" as const),
    graduation: fc.option(aSpan, { nil: undefined }),
  })
  .map(({ year, pauses, own: mine, together, lastTalk, cadence, goal, comparison, graduation }) => ({
    ...year,
    playbook: everything,
    programme: aProgramme({ ...year.programme, comparison }),
    mentee: {
      ...year.mentee,
      ...(mine && { pause: mine }),
      milestones: graduation ? { graduation: graduation.until, results: graduation.from } : {},
    },
    mentorships: year.mentorships.map((pair) => ({
      ...pair,
      mentorship: {
        ...pair.mentorship,
        ...(together && { pause: together }),
        ...(lastTalk && { lastTalk: lastTalk.from }),
        ...(cadence && agreedOn(cadence)),
      },
    })),
    around: { pauses, goal },
  }));
