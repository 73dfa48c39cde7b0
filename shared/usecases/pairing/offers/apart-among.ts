import type { Participant } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import { pairKey } from "../../../matching/pool.ts";
import type { Ports } from "../../ports.ts";
import { relationsAmong } from "../relations-known.ts";
import { tiesTo } from "../ties-asked.ts";

/** Whether two people are not to be brought together, whichever of them is named first. */
export type Apart = (one: string, other: string) => boolean;

/**
 * Who of some people is not to be brought together with whom: any two of whom one asked for it, and a mentor and a mentee
 * whom a tie rules out. Two batch reads for each hundred people, and three for each mentee.
 */
export async function apartAmong(
  mentors: readonly Participant[],
  mentees: readonly Participant[],
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<Apart> {
  const people = [...mentors, ...mentees].map(({ person }) => person);
  const profiles = await ports.store.getMany("profile", [...new Set(people)]);
  const [{ apart }, barred] = await Promise.all([
    relationsAmong({ mentees: people, mentors: people }, profiles, [], programme, ports),
    Promise.all(
      mentees.map(async (mentee) => {
        const former = await ports.store.getMany("mentorship", mentee.formerMentorships);
        const ties = await tiesTo(mentee, mentors, former, programme, ports);
        return [...ties.barred].map((mentor) => pairKey(mentee.person, mentor));
      }),
    ),
  ]);
  const keys = new Set([...apart, ...barred.flat()]);
  return (one, other) => one === other || keys.has(pairKey(one, other)) || keys.has(pairKey(other, one));
}

/** Those of some people, in their order, who may all be in one room with `others` and with each other. */
export function together(people: readonly string[], apart: Apart, others: readonly string[] = []): Set<string> {
  const here = [...others];
  for (const one of people) if (!here.some((other) => apart(one, other))) here.push(one);
  return new Set(here);
}
