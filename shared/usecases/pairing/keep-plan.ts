import { ofRound, type RoundFigures, type Unpaired } from "../../domain/explanation.ts";
import type { Round } from "../../domain/round.ts";
import { toldQuality } from "../../domain/told-quality.ts";
import type { Explained } from "../../matching/explain.ts";
import type { Solved } from "../../matching/propose.ts";
import type { Change, Ports, Store } from "../ports.ts";
import { keepProof } from "./keep-proof.ts";
import { explanation, inChunks } from "./keep-round.ts";

/** Whether it is decided and kept whom a round suggests, though perhaps not all is written. */
export function hasPlan({ figures }: Pick<Round, "figures">): boolean {
  return figures !== undefined;
}

/**
 * Keeps whom a round suggests to whom and why, who has nobody and why, and its proof: all of it, and nothing that an
 * earlier run left. The round itself comes last: once it has its figures, it is decided.
 * @throws Conflict where another run was at this round meanwhile: nothing of what that one has kept is touched.
 */
export async function keepPlan(
  round: Round,
  solved: Solved,
  explained: Explained & { readonly figures: RoundFigures },
  ports: Pick<Ports, "store">,
): Promise<Round> {
  const held = heldBy(round, ports);
  await keepWhy(round, solved, explained, held);
  await keepWhyNone(round, explained, held);
  await keepProof(round, solved, held);
  const { quality, proof, mentees, places } = solved;
  const now = held.round();
  const put = { ...now, quality: toldQuality(quality), proof, mentees, places, figures: explained.figures };
  await ports.store.commit([{ kind: "round", put }]);
  return { ...put, version: put.version + 1 };
}

/**
 * A store whose every write carries the round, which must still be as this run has it: a run that stood still while
 * another one decided the round writes nothing when it goes on.
 */
function heldBy(round: Round, { store }: Pick<Ports, "store">) {
  let held = round;
  const own: Pick<Store, "partsOf" | "commit"> = {
    partsOf: (kind, owner) => store.partsOf(kind, owner),
    async commit(changes) {
      await store.commit([...changes, { kind: "round", put: held }]);
      held = { ...held, version: held.version + 1 };
    },
  };
  return { store: own, round: () => held };
}

/** Where the parts of a plan are read and written. */
interface Held {
  readonly store: Pick<Store, "partsOf" | "commit">;
}

async function keepWhy(round: Round, { suggestions }: Solved, explained: Explained, ports: Held) {
  const known = new Map((await ports.store.partsOf("explanation", round.id)).map((one) => [one.id, one]));
  const puts = suggestions.map((one): Change[] => {
    const why = explanation(one, explained, round);
    const version = known.get(why.id)?.version ?? 0;
    known.delete(why.id);
    return [{ kind: "explanation", put: { ...why, version } }];
  });
  await inChunks([...puts, ...[...known.values()].map((remove) => [{ kind: "explanation", remove } as const])], ports);
}

async function keepWhyNone(round: Round, { unpaired, mentors }: Explained, ports: Held) {
  const known = new Map((await ports.store.partsOf("unpaired", round.id)).map((one) => [one.id, one]));
  const puts = unpaired.map((one): Change[] => {
    const id = ofRound(round.id, one.mentee);
    const version = known.get(id)?.version ?? 0;
    known.delete(id);
    const why: Unpaired = { ...one, id, version, round: round.id, mentors: [...(mentors.get(one.mentee) ?? [])] };
    return [{ kind: "unpaired", put: why }];
  });
  await inChunks([...puts, ...[...known.values()].map((remove) => [{ kind: "unpaired", remove } as const])], ports);
}
