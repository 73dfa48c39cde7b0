import { type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { pairKey } from "../../matching/pool.ts";
import { relationsBetween } from "../../matching/relations.ts";
import type { Ports } from "../ports.ts";
import { relationsAmong } from "./relations-known.ts";

/**
 * Whether something keeps two people of these suggestions apart by now, be it said or changed since: either asked for it,
 * or it is a tie the programme rules out as it pairs today, one employer or a competitor's included. Of a mentor whom the
 * mentee brought along a tie is warned of at most. Two batch reads for each hundred people, and one for each hundred
 * mentorships of the mentees that are over.
 */
export async function barredBy(
  proposals: readonly Proposal[],
  programme: Pick<Programme, "id" | "pairing">,
  { store }: Pick<Ports, "store">,
): Promise<(proposal: Proposal) => boolean> {
  const mentees = new Set(proposals.map(({ mentee }) => mentee));
  const mentors = new Set(proposals.map(({ mentor }) => mentor));
  const people = [...new Set([...mentees, ...mentors])];
  const [profiles, participants] = await Promise.all([
    store.getMany("profile", people),
    store.getMany(
      "participant",
      people.map((person) => participantId(programme.id, person)),
    ),
  ]);
  const former = participants.filter(({ person }) => mentees.has(person)).flatMap((one) => one.formerMentorships);
  const ended = (await store.getMany("mentorship", [...new Set(former)])).filter(({ state }) => state === "ended");
  const { relations, apart } = await relationsAmong({ mentees, mentors }, profiles, ended, programme, { store });
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const participantOf = new Map(participants.map((one) => [one.person, one]));
  const candidate = (participant: Participant) => ({
    participant,
    zone: "",
    profile: profileOf.get(participant.person),
  });
  return ({ mentee: one, mentor: other, request }) => {
    if (apart.has(pairKey(one, other))) return true;
    const [mentee, mentor] = [participantOf.get(one), participantOf.get(other)];
    if (mentee === undefined || mentor === undefined || request?.brought === true) return false;
    const ties = relationsBetween(candidate(mentee), candidate(mentor), { relations });
    return ties.some((relation) => programme.pairing.relations[relation] === "block");
  };
}
