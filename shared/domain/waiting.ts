import { type Participant, roleOf } from "./participant.ts";

/**
 * The mentorships in which they are the mentee: all of theirs but those that fill their places as a mentor. Who joined as a
 * mentee and swapped roles with their mentor still has them: nobody else is looked for.
 */
export function mentoredIn(participant: Participant, load: { mentorships: readonly string[] } | undefined): string[] {
  const { mentorships } = participant;
  if (roleOf(participant) === "mentee") return mentorships;
  return mentorships.filter((id) => load?.mentorships.includes(id) !== true);
}

/** The wait a promise of ours is about: since they confirmed, or since they were last without a mentor again. */
export function waitOf({ waitingSince, freeSince }: Participant): string {
  return freeSince ?? waitingSince;
}
