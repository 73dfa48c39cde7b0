import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import type { Round } from "../../domain/round.ts";
import { explain } from "../../matching/explain.ts";
import { propose } from "../../matching/propose.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { inChunks, keepSuggestions, keepUnpaired } from "./keep-round.ts";
import { type RoundPool, roundPool, tiredMentors } from "./round-pool.ts";

/**
 * Computes a round: suggests pairings for everybody who waits and keeps them as drafts with why they were chosen, or as
 * published at once where that was asked for. Ids derive from the pair, so a run that broke off is finished by running
 * it again.
 */
export async function runRound(
  round: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round> {
  const found = await roundPool(programme, ports, now, round.id);
  const pool = { ...found, resting: tiredMentors(found.proposals) };
  const { suggestions, mentees, places } = propose(pool, now);
  const explained = explain(pool, suggestions, now);
  await withdrawOldDrafts(pool, round, ports);
  await keepSuggestions(suggestions, explained, round, pool, ports);
  await keepUnpaired(explained, round, ports);
  // What an earlier run of this round that broke off has left.
  const kept = pool.proposals.filter((one) => one.round === round.id && one.state === "draft");
  const all = [...kept, ...suggestions];
  const state = all.length === 0 ? "empty" : round.publish ? "published" : "draft";
  const done: Round = {
    ...round,
    state,
    mentees: mentees + kept.length,
    places: places + kept.length,
    matched: all.length,
    score: all.reduce((sum, { score }) => sum + score, 0),
    mentors: new Set(all.map(({ mentor }) => mentor)).size,
  };
  await ports.store.commit([
    { kind: "round", put: done },
    audit(round.id, round.requestedBy, "round-computed", `${all.length}`, now),
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
  const found = await roundPool(programme, ports, now);
  const mentees = found.mentees.filter(({ participant }) => found.first.has(participant.person));
  const pool = { ...found, mentees, resting: tiredMentors(found.proposals) };
  const { suggestions } = propose(pool, now);
  await keepSuggestions(suggestions, explain(pool, suggestions, now), round, pool, ports);
  return suggestions.length;
}

/** Two rounds must not suggest one place twice: a newer round takes the place of drafts nobody published. */
async function withdrawOldDrafts(pool: RoundPool, round: Round, ports: Pick<Ports, "store">): Promise<void> {
  const old = pool.proposals.filter(
    ({ state, round: its, request }) => state === "draft" && its !== round.id && request === undefined,
  );
  await inChunks(
    old.map((proposal) => [{ kind: "proposal", put: { ...proposal, state: "withdrawn" } }]),
    ports,
  );
}
