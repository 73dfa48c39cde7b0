import { ofRound, type RoundFigures, type Unpaired } from "../../domain/explanation.ts";
import type { Round } from "../../domain/round.ts";
import { toldQuality } from "../../domain/told-quality.ts";
import type { Explained } from "../../matching/explain.ts";
import type { Solved } from "../../matching/propose.ts";
import type { Change, Ports } from "../ports.ts";
import { keepProof } from "./keep-proof.ts";
import { explanation, inChunks } from "./keep-round.ts";

/** Whether it is decided and kept whom a round suggests, though perhaps not all is written. */
export function hasPlan({ figures }: Pick<Round, "figures">): boolean {
  return figures !== undefined;
}

/**
 * Keeps whom a round suggests to whom and why, who has nobody and why, and its proof: all of it, and nothing that an
 * earlier run left. The round itself comes last: once it has its figures, it is decided.
 */
export async function keepPlan(
  round: Round,
  solved: Solved,
  explained: Explained & { readonly figures: RoundFigures },
  ports: Pick<Ports, "store">,
): Promise<Round> {
  await keepWhy(round, solved, explained, ports);
  await keepWhyNone(round, explained, ports);
  await keepProof(round, solved, ports);
  const { quality, proof, mentees, places } = solved;
  const put = { ...round, quality: toldQuality(quality), proof, mentees, places, figures: explained.figures };
  await ports.store.commit([{ kind: "round", put }]);
  return { ...put, version: put.version + 1 };
}

async function keepWhy(round: Round, { suggestions }: Solved, explained: Explained, ports: Pick<Ports, "store">) {
  const known = new Map((await ports.store.partsOf("explanation", round.id)).map((one) => [one.id, one]));
  const puts = suggestions.map((one): Change[] => {
    const why = explanation(one, explained, round);
    const version = known.get(why.id)?.version ?? 0;
    known.delete(why.id);
    return [{ kind: "explanation", put: { ...why, version } }];
  });
  await inChunks([...puts, ...[...known.values()].map((remove) => [{ kind: "explanation", remove } as const])], ports);
}

async function keepWhyNone(round: Round, { unpaired, mentors }: Explained, ports: Pick<Ports, "store">) {
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
