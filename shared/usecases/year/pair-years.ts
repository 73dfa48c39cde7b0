import { everInRole, inRole, lastInRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { type Pause, pausesOf } from "../../domain/pause.ts";
import type { Ports } from "../ports.ts";
import { planFor } from "./pinned-plan.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

/** What the year of a mentorship goes by. */
export interface PairYear {
  /** The plan its mentee's year follows, whatever the programme has taken up since. */
  readonly plan: ProgrammePlan;
  /** Absent where they were erased. */
  readonly mentee: Participant | undefined;
  readonly mentor: Participant | undefined;
  /** Pauses of everybody, and of the cohort of either. */
  readonly pauses: readonly Pause[];
}

/** The years of mentorships of one programme, by mentorship; reads everybody in them at once. */
export async function pairYears(
  mentorships: readonly Mentorship[],
  plan: ProgrammePlan,
  ports: Pick<Ports, "store">,
): Promise<ReadonlyMap<string, PairYear>> {
  const members = mentorships.flatMap((one) => one.members.map(({ person }) => participantId(one.programme, person)));
  const participants = await ports.store.getMany("participant", [...new Set(members)]);
  const byPerson = new Map(participants.map((one) => [one.person, one]));
  const mentees = mentorships.flatMap((one) => speaksFor(one, "mentee", byPerson) ?? []);
  const theirs = mentees.flatMap((one) => [...one.mentorships, ...one.formerMentorships]);
  const all = new Map(
    [...(await ports.store.getMany("mentorship", [...new Set(theirs)])), ...mentorships].map((one) => [one.id, one]),
  );
  const years = await Promise.all(
    mentorships.map(async (mentorship): Promise<[string, PairYear]> => {
      const [mentee, mentor] = (["mentee", "mentor"] as const).map((role) => speaksFor(mentorship, role, byPerson));
      const ids = mentee ? [...mentee.mentorships, ...mentee.formerMentorships] : [];
      const asMentee = [...new Set([...ids, mentorship.id])]
        .flatMap((id) => all.get(id) ?? [])
        .filter((one) => mentee === undefined || everInRole(one, "mentee").includes(mentee.person));
      const cohorts = [mentee, mentor].flatMap((one) => (one ? pausesOf(one, plan.pauses) : []));
      const own = await planFor(plan, asMentee, ports);
      return [mentorship.id, { plan: own, mentee, mentor, pauses: [...new Set(cohorts)] }];
    }),
  );
  return new Map(years);
}

/** Whose word counts for a side: in a group somebody who is in it and would go on, while there is one; it goes on for them. */
function speaksFor(
  mentorship: Mentorship,
  role: "mentee" | "mentor",
  byPerson: ReadonlyMap<string, Participant>,
): Participant | undefined {
  const people = mentorship.state === "active" ? inRole(mentorship, role) : lastInRole(mentorship, role);
  const side = people.flatMap((person) => byPerson.get(person) ?? []);
  const willing = side.find(({ again }) => again?.[role][mentorship.id]?.wish === (role === "mentee" ? "same" : "yes"));
  return willing ?? side[0];
}
