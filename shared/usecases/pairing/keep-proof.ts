import { ofRound } from "../../domain/explanation.ts";
import type { ProofPart } from "../../domain/proof-part.ts";
import type { Round } from "../../domain/round.ts";
import type { Solved } from "../../matching/propose.ts";
import type { Store } from "../ports.ts";

/** Keeps the prices a round's proof follows from. No more of them are left than these, whatever an earlier run had kept. */
export async function keepProof(
  round: Pick<Round, "id">,
  { prices }: Pick<Solved, "prices">,
  { store }: { readonly store: Pick<Store, "partsOf" | "commit"> },
): Promise<void> {
  const known = new Map((await store.partsOf("proof", round.id)).map((part) => [part.id, part]));
  const parts = prices.map((some, at): ProofPart => {
    // Numbers of the same length, so that they are read back in their order.
    const id = ofRound(round.id, `${some.side}-${String(at).padStart(4, "0")}`);
    return { ...some, id, version: known.get(id)?.version ?? 0, round: round.id };
  });
  // One by one: a part of a large round is as much as a table likes to take at once.
  for (const put of parts) await store.commit([{ kind: "proof", put }]);
  for (const { id } of parts) known.delete(id);
  for (const remove of known.values()) await store.commit([{ kind: "proof", remove }]);
}
