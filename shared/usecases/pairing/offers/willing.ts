import { mayMentor, type Participant } from "../../../domain/participant.ts";
import type { Ports } from "../../ports.ts";

/** Mentors who said what they would do beside having a mentee of their own. */
export interface Willing {
  /** How many each would take as a group. */
  readonly groups: ReadonlyMap<string, number>;
  /** Who would give one conversation. */
  readonly once: readonly string[];
}

/** Those of some people who may mentor and said that they would take a group or give one conversation. */
export async function willingMentors(
  some: readonly { readonly participant: Participant }[],
  { store }: Pick<Ports, "store">,
): Promise<Willing> {
  const mentors = some.map(({ participant }) => participant).filter(mayMentor);
  const profiles = await store.getMany(
    "profile",
    mentors.map(({ person }) => person),
  );
  return {
    groups: new Map(
      profiles.flatMap(({ id, group }): [string, number][] => (group === undefined ? [] : [[id, group]])),
    ),
    once: profiles.filter(({ once }) => once === true).map(({ id }) => id),
  };
}
