import { type Explanation, ofRound } from "../../domain/explanation.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Proposal, Round } from "../../domain/round.ts";
import type { Explained } from "../../matching/explain.ts";
import type { Suggestion } from "../../matching/propose.ts";
import type { Change, Ports, Store } from "../ports.ts";
import type { RoundPool } from "./round-pool.ts";

/** Changes of one transaction; DynamoDB takes at most 100. */
const chunk = 90;

/** Writes suggestions nobody has written yet, each with why; who was without one in this round is so no more. */
export async function keepSuggestions(
  suggestions: readonly Suggestion[],
  explained: Explained,
  round: Round,
  pool: RoundPool,
  ports: Pick<Ports, "store">,
): Promise<void> {
  const known = new Set(pool.proposals.map(({ id }) => id));
  const fresh = suggestions.filter((one) => !known.has(draft(one, round).id));
  const without = await ports.store.getMany(
    "unpaired",
    fresh.map(({ mentee }) => ofRound(round.id, mentee)),
  );
  const was = new Map(without.map((one) => [one.mentee, one]));
  const changes = fresh.map((one): Change[] => {
    const before = was.get(one.mentee);
    const proposal = draft(one, round);
    return [
      { kind: "proposal", put: proposal },
      { kind: "explanation", put: explanation(one, explained, round) },
      ...(before === undefined ? [] : [{ kind: "unpaired", remove: before } as const]),
    ];
  });
  await inChunks(changes, ports);
}

/** A suggestion of a round, as it is first written. */
export function draft(
  { mentee, mentor, score, reasons, warnings }: Omit<Suggestion, "fit">,
  round: Pick<Round, "id" | "programme">,
): Proposal {
  return {
    id: derivedId("pro", round.id, mentee, mentor),
    version: 0,
    programme: round.programme,
    round: round.id,
    mentee,
    mentor,
    state: "draft",
    score,
    reasons,
    ...(warnings && { warnings: [...warnings] }),
    reminded: false,
  };
}

/** Why it was suggested, as it is kept with the round. */
export function explanation(
  one: Suggestion,
  { mentors, mentees }: Explained,
  round: Pick<Round, "id" | "programme">,
): Explanation {
  const { mentee, mentor, fit } = one;
  const { id: proposal, reasons, warnings } = draft(one, round);
  return {
    id: ofRound(round.id, proposal),
    version: 0,
    round: round.id,
    ...{ proposal, mentee, mentor, fit, reasons, ...(warnings && { warnings }) },
    mentors: [...(mentors.get(mentee) ?? [])],
    mentees: [...(mentees.get(mentor) ?? [])],
  };
}

/** Writes groups of changes, each group whole in one transaction. */
export async function inChunks(
  groups: readonly (readonly Change[])[],
  ports: { readonly store: Pick<Store, "commit"> },
): Promise<void> {
  const some: Change[] = [];
  for (const group of groups) {
    if (some.length + group.length > chunk) await ports.store.commit(some.splice(0));
    some.push(...group);
  }
  if (some.length > 0) await ports.store.commit(some);
}
