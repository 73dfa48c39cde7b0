import type { PersonTie } from "../../console/person-model.ts";
import { knownId, toldIn, toldKinds } from "../../domain/known.ts";
import { participantId } from "../../domain/participant.ts";
import type { Ports } from "../ports.ts";
import { isVeiled } from "./person-known.ts";

/**
 * What coordinators of a programme noted between somebody and others, the latest first. The other has a name where they
 * take part in the programme, and none where an address says nothing here. What people said themselves is not in it.
 */
export async function toldOf(programme: string, person: string, { store }: Pick<Ports, "store">): Promise<PersonTie[]> {
  const told = toldIn(programme, await store.get("profile", person));
  const ids = [...new Set(told.flatMap((one) => one.person ?? []))];
  const [parts, persons] = await Promise.all([
    store.getMany(
      "participant",
      ids.map((id) => participantId(programme, id)),
    ),
    store.getMany("person", ids),
  ]);
  const named = new Map(
    persons.flatMap((other): [string, string][] => {
      const part = parts.find((one) => one.person === other.id);
      return part === undefined || isVeiled(part, other) ? [] : [[other.id, other.name]];
    }),
  );
  return told
    .flatMap((one): PersonTie[] => {
      const as = toldKinds.find((kind) => kind === one.as);
      if (as === undefined) return [];
      return [{ id: knownId(person, one), as, at: one.at, name: named.get(one.person ?? "") }];
    })
    .reverse();
}
