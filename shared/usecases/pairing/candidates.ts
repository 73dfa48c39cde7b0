import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Candidate } from "../../matching/candidate.ts";
import type { Ports } from "../ports.ts";

interface Known {
  readonly persons: readonly Pick<Person, "id" | "zone" | "locale">[];
  readonly profiles: readonly Profile[];
}

/**
 * Some people as pairing looks at them: their part with their clock, their language, what they told of themselves, and who
 * they are where they agreed to that use. Nothing of it is kept with a round, and nothing of the last is ever shown.
 */
export async function candidatesOf(
  some: readonly Participant[],
  { persons, profiles }: Known,
  programme: Pick<Programme, "zone">,
  { store }: Pick<Ports, "store">,
): Promise<Candidate[]> {
  const ids = new Set(some.map(({ person }) => person));
  const identities = await store.getMany("identity", [...ids]);
  const [personOf, profileOf, identityOf] = [byId(persons), byId(profiles), byId(identities)];
  return some.map((participant) => {
    const person = personOf.get(participant.person);
    return {
      participant,
      zone: person?.zone ?? programme.zone,
      ...(person && { locale: person.locale }),
      profile: profileOf.get(participant.person),
      identity: identityOf.get(participant.person),
    };
  });
}

function byId<One extends { readonly id: string }>(list: readonly One[]): Map<string, One> {
  return new Map(list.map((one) => [one.id, one]));
}
