import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planYear } from "#shared/calendar/plan.ts";
import { milestoneNames, type Participant } from "#shared/domain/participant.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { translator } from "#shared/locales/translate.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";
import { hl7FirstTime } from "#shared/playbooks/hl7-first-time.ts";
import { aDay, someFacts } from "./arbitraries.ts";
import { aMentorship, aParticipant, aYear, on } from "./builders.ts";
import { forAll } from "./for-all.ts";

const milestones = fc.dictionary(fc.constantFrom(...milestoneNames), aDay("2026-11-10", 200).map(String));

/** One year of somebody who answered so, planned by this playbook as soon as the mentorship began. */
function year(playbook: Playbook, startDate: string, mentee: Partial<Participant>): Touchpoint[] {
  const mentorships = [{ mentorship: aMentorship({ startDate }), mentors: [aParticipant("lee", { role: "mentor" })] }];
  return planYear(aYear({ playbook, mentee: aParticipant("ana", mentee), mentorships }), on(startDate));
}
const planned = (all: readonly Touchpoint[]) => all.filter(({ state }) => state === "planned");

describe.each([
  [ashpStudent3, "2026"],
  [hl7FirstTime, "2026"],
])("a year by $name", (playbook, cycle) => {
  const begins = playbook.cycleStarts.month > 6 ? "2026-11-05" : "2026-07-06";

  it("Y13: brings a mentee fourteen prompts at most besides joining, whatever they answer and whatever dates they give", () => {
    forAll(
      fc.property(someFacts, milestones, aDay(begins, 200), (some, dates, start) => {
        const mentee = { facts: { [cycle]: some }, milestones: dates };
        const all = planned(year(playbook, start.toString(), mentee)).filter(({ sides }) => sides.includes("mentee"));
        expect(all.length).toBeLessThanOrEqual(14);
      }),
    );
  });

  it("Y8: brings each topic once, each by itself, and at least two weeks from whatever else there is", () => {
    const all = planned(year(playbook, begins, {}));
    const topics = all.filter(({ key }) => key === "between");
    expect(topics.length).toBeGreaterThan(1);
    expect(new Set(topics.map(({ sections }) => sections.mentee.join())).size).toBe(topics.length);
    for (const { date, sections } of topics) {
      expect(sections.mentee).toHaveLength(1);
      const gaps = all.map((other) => Math.abs(Date.parse(other.date) - Date.parse(date)) / 86_400_000);
      expect(gaps.filter((gap) => gap > 0 && gap < 14)).toEqual([]);
    }
  });

  it("Y21: has words for every section it ever plans, named later ones included", () => {
    const t = translator("fr");
    forAll(
      fc.property(someFacts, aDay(begins, 200), (some, start) => {
        for (const { key, sections } of planned(year(playbook, start.toString(), { facts: { [cycle]: some } })))
          for (const side of ["mentee", "mentor"] as const)
            for (const section of sections[side]) {
              const also = section.startsWith("also-") ? `prompt-mail.also.${section.slice(5)}.${side}` : undefined;
              expect(t.has(also ?? `prompt.${key}.${side}.section.${section}`), section).toBe(true);
            }
      }),
    );
  });
});

it("Y1: who begins too late for the questions about residencies finds them named in the next mail", () => {
  const all = planned(year(ashpStudent3, "2026-10-26", {}));
  const named = all.filter(({ sections }) => sections.mentee.includes("also-residency-questions"));
  // The CV review is caught up on a few days after the start.
  expect(named.map(({ key }) => key)).toEqual(["cv-review"]);
});
