import type { Explanation } from "../../domain/explanation.ts";
import { mayBeMentored, mayMentor, participantId } from "../../domain/participant.ts";
import type { Proposal, Round } from "../../domain/round.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { draft, inChunks } from "./keep-round.ts";

/**
 * Writes the suggestions a round has decided on and not yet written, once those of an earlier draft are withdrawn.
 * Answers all of them. Who has left meanwhile is suggested to nobody.
 */
export async function suggestPlanned(round: Round, ports: Pick<Ports, "store">): Promise<Proposal[]> {
  const listed = await everything(ports, "proposal", round.programme, "draft");
  await withdraw(draftsBefore(round, listed), ports);
  const decided = (await ports.store.partsOf("explanation", round.id)).map((why) => planned(why, round));
  const written = await ports.store.getMany(
    "proposal",
    decided.map(({ id }) => id),
  );
  const known = new Map(written.map((one) => [one.id, one]));
  const isThere = await present(round, decided, ports);
  const fresh = decided.filter((one) => !known.has(one.id) && isThere(one));
  await inChunks(
    fresh.map((put) => [{ kind: "proposal", put }]),
    ports,
  );
  const open = written.filter(({ state }) => state === "draft");
  return [...open, ...fresh].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What earlier rounds suggest that nobody published: a newer round takes its place, and changes as little as it can. */
export function draftsBefore({ id }: Pick<Round, "id">, proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ state, round, request }) => state === "draft" && round !== id && request === undefined);
}

/** Two rounds must not suggest one place twice. */
async function withdraw(old: readonly Proposal[], ports: Pick<Ports, "store">): Promise<void> {
  await inChunks(
    old.map((proposal) => [{ kind: "proposal", put: { ...proposal, state: "withdrawn" } }]),
    ports,
  );
}

/** The suggestion that is explained so. */
function planned({ mentee, mentor, fit, reasons = [], warnings }: Explanation, round: Round): Proposal {
  const score = Object.values(fit).reduce((sum, points) => sum + points, 0);
  return draft({ mentee, mentor, score, reasons, ...(warnings && { warnings }) }, round);
}

/** Whether both of a pair may still be paired. */
async function present({ programme }: Round, pairs: readonly Proposal[], { store }: Pick<Ports, "store">) {
  const people = new Set(pairs.flatMap(({ mentee, mentor }) => [mentee, mentor]));
  const ids = [...people].map((person) => participantId(programme, person));
  const found = new Map((await store.getMany("participant", ids)).map((one) => [one.person, one]));
  return ({ mentee, mentor }: Proposal) => {
    const [one, other] = [found.get(mentee), found.get(mentor)];
    return one !== undefined && other !== undefined && mayBeMentored(one) && mayMentor(other);
  };
}
