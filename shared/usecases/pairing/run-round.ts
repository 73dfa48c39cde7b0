import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal, Round } from "../../domain/round.ts";
import { propose, type Suggestion } from "../../matching/propose.ts";
import { audit } from "../audit.ts";
import type { Change, Ports } from "../ports.ts";
import { type RoundPool, roundPool } from "./round-pool.ts";

/** Changes of one transaction; DynamoDB takes at most 100. */
const chunk = 90;

/**
 * Computes a round: suggests pairings for everybody who waits and keeps them as drafts, or as published at once where
 * that was asked for. Ids derive from the pair, so a run that broke off is finished by running it again.
 */
export async function runRound(
  round: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round> {
  const pool = await roundPool(programme, ports, round.id);
  const { suggestions, mentees, places, score } = propose(pool, now);
  await withdrawOldDrafts(pool, round, ports);
  await keep(suggestions, round, pool, ports);
  const state = suggestions.length === 0 ? "empty" : round.publish ? "published" : "draft";
  const done: Round = { ...round, state, mentees, places, matched: suggestions.length, score };
  await ports.store.commit([
    { kind: "round", put: done },
    audit(round.id, round.requestedBy, "round-computed", `${suggestions.length}`, now),
  ]);
  return { ...done, version: round.version + 1 };
}

/** A further choice in a published round, for those whose first one came to nothing. Says how many were found. */
export async function suggestNext(
  round: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<number> {
  const pool = await roundPool(programme, ports);
  const { suggestions } = propose(
    { ...pool, mentees: pool.mentees.filter(({ participant }) => pool.first.has(participant.person)) },
    now,
  );
  await keep(suggestions, round, pool, ports);
  return suggestions.length;
}

async function keep(
  suggestions: readonly Suggestion[],
  round: Round,
  pool: RoundPool,
  ports: Pick<Ports, "store">,
): Promise<void> {
  const known = new Set(pool.proposals.map(({ id }) => id));
  const drafts = suggestions.map((one) => draft(one, round)).filter(({ id }) => !known.has(id));
  await inChunks(
    drafts.map((put) => ({ kind: "proposal" as const, put })),
    ports,
  );
}

/** Two rounds must not suggest one place twice: a newer round takes the place of drafts nobody published. */
async function withdrawOldDrafts(pool: RoundPool, round: Round, ports: Pick<Ports, "store">): Promise<void> {
  const old = pool.proposals.filter(
    ({ state, round: its, request }) => state === "draft" && its !== round.id && request === undefined,
  );
  await inChunks(
    old.map((proposal) => ({ kind: "proposal" as const, put: { ...proposal, state: "withdrawn" as const } })),
    ports,
  );
}

function draft({ mentee, mentor, score, reasons }: Suggestion, round: Round): Proposal {
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
    reminded: false,
  };
}

async function inChunks(changes: readonly Change[], ports: Pick<Ports, "store">): Promise<void> {
  for (let from = 0; from < changes.length; from += chunk) await ports.store.commit(changes.slice(from, from + chunk));
}
