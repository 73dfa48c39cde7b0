import { Temporal } from "temporal-polyfill";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { FactName, Facts, Participant } from "#shared/domain/participant.ts";
import { Programme } from "#shared/domain/programme.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";

/** A mentee, their mentor and what connects them. */
export interface VariedPair {
  readonly mentee: Participant;
  readonly mentor: Participant;
  readonly mentorship: Mentorship;
  readonly zones: { readonly mentee: string; readonly mentor: string };
}

/** A programme with some holidays, and its key dates. */
export function aPlannedProgramme(keyDates: readonly KeyDate[]) {
  const programme = Programme.parse({
    ...{ id: "demo", version: 1, name: "Demo", society: "Society", zone: "America/Chicago" },
    playbook: { name: ashpStudent3.name, version: ashpStudent3.version },
    holidays: ["2026-09-07", "2026-11-26", "2026-11-27", "2026-12-24", "2026-12-25", "2027-01-01", "2027-05-31"],
  });
  return { programme, playbook: ashpStudent3, keyDates };
}

const zones = [
  ...["America/Chicago", "America/New_York", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu"],
  ...["America/Anchorage", "America/Puerto_Rico", "Europe/London", "Europe/Paris", "Asia/Kolkata"],
  ...["Australia/Sydney", "Pacific/Auckland", "America/St_Johns", "Africa/Lagos", "Asia/Tokyo"],
];
const milestones = ["first-deadline", "letter-request", "results", "licence-exam", "graduation", "new-post"] as const;
const days = Array.from({ length: 400 }, (_, day) =>
  Temporal.PlainDate.from("2026-06-15").add({ days: day }).toString(),
);

/** The nth pair: always the same, and unlike its neighbours in answers, dates, zones and start. */
export function aVariedPair(number: number): VariedPair {
  const draw = drawing(number);
  const one = <Value>(values: readonly Value[], otherwise: Value): Value => values[draw(values.length)] ?? otherwise;
  const fact = (name: FactName): Facts => one([{ [name]: true }, { [name]: false }, {}], {});
  const name = String(number).padStart(20, "0");
  const startDate = days[draw(90)] ?? "2026-08-03";
  const members = [
    { person: `per_${name}`, role: "mentee" as const, since: startDate },
    { person: `prm_${name}`, role: "mentor" as const, since: startDate },
  ];
  const own = draw(2) === 0 ? [one(milestones, "results"), one(milestones, "graduation")] : [];
  const dates = Object.fromEntries(own.map((milestone) => [milestone, days[draw(days.length)] ?? startDate]));
  const facts = {
    ...fact("attends"),
    ...fact("presentsPoster"),
    ...fact("usesPlacementService"),
    ...fact("seeksResidency"),
  };
  const mentorship = `shp_${name}`;
  return {
    mentee: { ...aMember(`per_${name}`, mentorship, facts), milestones: dates },
    mentor: { ...aMember(`prm_${name}`, mentorship, fact("attends")), role: "mentor" },
    mentorship: {
      ...{ id: mentorship, version: 1, programme: "demo", round: "rnd_1", members, state: "active", reasons: [] },
      ...{ startedAt: `${startDate}T15:00:00.000Z`, startDate },
    },
    zones: { mentee: one(zones, "UTC"), mentor: one(zones, "UTC") },
  };
}

function aMember(person: string, mentorship: string, facts: Facts): Participant {
  const at = "2026-06-01T00:00:00.000Z";
  return {
    ...{ id: `demo.${person}`, version: 1, programme: "demo", person, role: "mentee", stage: "student" },
    ...{ topics: [], state: "active", vetting: "not-needed", facts: { "2026": facts }, milestones: {} },
    ...{ mentorships: [mentorship], formerMentorships: [], waitingSince: at, createdAt: at },
  };
}

/** Numbers that look drawn by chance, the same for the same seed (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e37_79b1);
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
