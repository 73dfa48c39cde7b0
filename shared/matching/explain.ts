import type { Temporal } from "temporal-polyfill";
import { type Alternative, type Loss, mostAlternatives } from "../domain/explanation.ts";
import { nearest } from "./alternatives.ts";
import { leftOut, whyBarred } from "./left-out.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import type { Pool } from "./pool.ts";
import type { Prices } from "./prices.ts";
import type { Suggestion } from "./propose.ts";
import { score } from "./score.ts";
import { type None, whyNone } from "./why-none.ts";

/** Why everybody of a round was suggested whom, and who else came near. */
export interface Explained {
  /** By mentee: other mentors for them, the best first. */
  readonly mentors: ReadonlyMap<string, readonly Alternative[]>;
  /** By mentor: other mentees for them, the best first. */
  readonly mentees: ReadonlyMap<string, readonly Alternative[]>;
  readonly unpaired: readonly None[];
}

/** What is known of a round already: who may be suggested to whom, and what the solver's prices say. */
export interface Known {
  readonly pairs: Pairs;
  readonly prices?: Prices | undefined;
}

/** Points that all pairs may lose together and that still are a little. */
const little = 40;

/**
 * Explains a round whoever solved it: it looks only at who was there and who was suggested to whom. It goes once over
 * the columns, and at people only where something is to be said of them; it keeps no more than a page can show, so that
 * it grows with the people and not with the pairs. Points are those coordinators may see.
 */
export function explain(
  pool: Pool,
  suggestions: readonly Pick<Suggestion, "mentee" | "mentor">[],
  now: Temporal.Instant,
  { pairs, prices }: Known = { pairs: pairsOf(pool, now) },
): Explained {
  const { mentees, mentors, problem, scale } = pairs;
  const chosen = chosenIn(pairs, suggestions);
  const used = new Int32Array(mentors.length);
  for (const column of chosen) if (column >= 0) used[column] = (used[column] ?? 0) + 1;
  const near = nearest(problem, chosen);
  const forMentees = new Map<string, Alternative[]>();
  const forMentors = new Map<string, Alternative[]>();

  function meet(row: number, edge: number, to: "mentee" | "mentor"): void {
    const column = problem.mentors[edge] ?? 0;
    const [mentee, mentor] = [mentees[row], mentors[column]];
    if (!mentee || !mentor) return;
    const { total: points } = score(mentee, mentor, scale);
    const loses = prices && lossOf(prices, edge);
    const said = { points, ...(loses === undefined ? {} : { loses }) };
    const [one, other] = [mentee.participant.person, mentor.participant.person];
    const isFull = (used[column] ?? 0) >= (problem.capacities[column] ?? 0);
    if (to === "mentee") add(forMentees, one, { person: other, ...said, why: isFull ? "taken" : "less" });
    else add(forMentors, other, { person: one, ...said, why: (chosen[row] ?? -1) < 0 ? "waiting" : "elsewhere" });
  }
  for (const row of mentees.keys()) for (const edge of near.ofMentee(row)) meet(row, edge, "mentee");
  for (const column of mentors.keys())
    if ((used[column] ?? 0) > 0) for (const { row, edge } of near.ofMentor(column)) meet(row, edge, "mentor");
  const mentoring = new Set(suggestions.map(({ mentor }) => mentor));
  for (const { mentee, mentor, points, barrier } of leftOut(pool, pairs)) {
    const said = { points, ...whyBarred(barrier) };
    add(forMentees, mentee, { person: mentor, ...said });
    if (mentoring.has(mentor)) add(forMentors, mentor, { person: mentee, ...said });
  }
  return { mentors: best(forMentees), mentees: best(forMentors), unpaired: whyNone(pool, pairs, chosen) };
}

/** The column of everybody's mentor; -1 for none. */
function chosenIn(
  { mentees, mentors }: Pairs,
  suggestions: readonly Pick<Suggestion, "mentee" | "mentor">[],
): Int32Array {
  const columnOf = new Map(mentors.map(({ participant }, column) => [participant.person, column]));
  const mentorOf = new Map(suggestions.map(({ mentee, mentor }) => [mentee, mentor]));
  return Int32Array.from(mentees, ({ participant }) => columnOf.get(mentorOf.get(participant.person) ?? "") ?? -1);
}

/** What choosing this pair costs everybody together at least, in words. */
function lossOf(prices: Prices, edge: number): Loss {
  const { people, points } = prices.costOfForcing(edge);
  return people > 0 || points > little ? "much" : points > 0 ? "little" : "nothing";
}

function add(lists: Map<string, Alternative[]>, of: string, one: Alternative): void {
  const list = lists.get(of);
  if (list === undefined) lists.set(of, [one]);
  else list.push(one);
}

/** The best few of each list; the same ones whoever was read first. */
function best(lists: ReadonlyMap<string, readonly Alternative[]>): Map<string, Alternative[]> {
  const first = (one: Alternative, other: Alternative) =>
    other.points - one.points || (one.person < other.person ? -1 : 1);
  return new Map([...lists].map(([of, list]) => [of, list.toSorted(first).slice(0, mostAlternatives)]));
}
