import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import type { Round } from "../../domain/round.ts";
import { decidedIn } from "../../matching/decided.ts";
import { explain } from "../../matching/explain.ts";
import { explainRound } from "../../matching/explain-round.ts";
import { propose, solvedBy } from "../../matching/propose.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { hasPlan, keepPlan } from "./keep-plan.ts";
import { keepSuggestions } from "./keep-round.ts";
import { roundPool, tiredMentors } from "./round-pool.ts";
import { draftsBefore, suggestPlanned } from "./suggest-planned.ts";

/**
 * Computes a round: decides whom it suggests to whom for everybody who waits, and keeps that first, with why and with the
 * proof that no better round exists; then writes the suggestions as drafts, or as published at once where that was asked
 * for. A run that broke off before is computed again; one that broke off after is finished by what was decided.
 */
export async function runRound(
  round: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round> {
  const planned = hasPlan(round) ? round : await plan(round, programme, ports, now);
  const all = await suggestPlanned(planned, ports);
  const done: Round = {
    ...planned,
    state: all.length === 0 ? "empty" : round.publish ? "published" : "draft",
    matched: all.length,
    score: all.reduce((sum, { score }) => sum + score, 0),
    mentors: new Set(all.map(({ mentor }) => mentor)).size,
  };
  await ports.store.commit([
    { kind: "round", put: done },
    audit(round.id, round.requestedBy, "round-computed", `${all.length}`, now),
  ]);
  return { ...done, version: done.version + 1 };
}

async function plan(round: Round, programme: Programme, ports: Pick<Ports, "store">, now: Temporal.Instant) {
  const found = await roundPool(programme, ports, now, round.id);
  const pool = { ...found, resting: tiredMentors(found.proposals) };
  const decided = decidedIn(pool, now, draftsBefore(round, pool.proposals));
  const solved = solvedBy(decided);
  return keepPlan(round, solved, explainRound(pool, solved.suggestions, now, decided), ports);
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
