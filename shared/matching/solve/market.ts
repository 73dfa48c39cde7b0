import type { AssignmentProblem } from "../problem.ts";
import type { Values } from "./lexicographic.ts";
import type { Placing } from "./placing.ts";
import type { Over } from "./split.ts";

/**
 * One part of a round, seen from its scarce side: every seeker must get what they need, a target may stay empty.
 * Among the over-demanded, mentors seek (all their places are filled) and mentees are sought; elsewhere it is the other
 * way round. Targets are then abundant, and every search for one is short. People keep their numbers: who is not in
 * this part needs nothing and has no room.
 */
export interface Market {
  /** How many targets a seeker must get; how many seekers a target can take. */
  readonly needs: Int32Array;
  readonly rooms: Int32Array;
  /** A seeker's edges, in no order: seeker s has `rows[s]` to `rows[s + 1]`. */
  readonly rows: Uint32Array;
  readonly targetOf: Uint32Array;
  readonly values: Values;
  /** The same edges by target, where they are at hand. */
  readonly incoming: Incoming | undefined;
}

/** A target's edges: target t has `rows[t]` to `rows[t + 1]`. */
export interface Incoming {
  readonly rows: Uint32Array;
  readonly seekerOf: Uint32Array;
  readonly values: Values;
}

/** Everybody outside the over-demanded part: mentees seek. Their rows are those of the round, as they are. */
export function menteesSeek(problem: AssignmentProblem, values: Values, { places }: Placing, over: Over): Market {
  const needs = new Int32Array(over.mentees.length);
  for (let mentee = 0; mentee < needs.length; mentee++) needs[mentee] = 1 - (over.mentees[mentee] ?? 0);
  const rooms = new Int32Array(problem.capacities.length);
  // Never more places than candidates.
  for (let mentor = 0; mentor < rooms.length; mentor++)
    if (over.mentors[mentor] === 0) rooms[mentor] = (places[mentor + 1] ?? 0) - (places[mentor] ?? 0);
  return { needs, rooms, rows: problem.offsets, targetOf: problem.mentors, values, incoming: undefined };
}

/** The over-demanded: mentors seek, each as many mentees as they have places. */
export function mentorsSeek({ capacities, offsets, mentors }: AssignmentProblem, values: Values, over: Over): Market {
  const needs = new Int32Array(capacities.length);
  for (let mentor = 0; mentor < needs.length; mentor++)
    needs[mentor] = (over.mentors[mentor] ?? 0) * (capacities[mentor] ?? 0);
  const byMentee = { rows: offsets, seekerOf: mentors, values };
  const all = new Float64Array(over.mentees.length).fill(endless);
  for (let mentee = 0; mentee < all.length; mentee++)
    if (over.mentees[mentee] === 1) all[mentee] = Number.NEGATIVE_INFINITY;
  const { rows, seekerOf: targetOf, values: turned } = turn(byMentee, all, capacities.length);
  return { needs, rooms: new Int32Array(over.mentees), rows, targetOf, values: turned, incoming: byMentee };
}

const endless = Number.POSITIVE_INFINITY;

/** The edges of the targets: none that is worth no more than what its seeker has, as prices are not negative. */
export function incoming({ rooms, rows, targetOf, values, incoming: known }: Market, levels: Float64Array): Incoming {
  return known ?? turn({ rows, seekerOf: targetOf, values }, levels, rooms.length);
}

/** Reads edges worth more than their row's `above` from the other side, where there are `count`. */
function turn({ rows, seekerOf: others, values }: Incoming, above: Float64Array, count: number): Incoming {
  const turned = new Uint32Array(count + 1);
  for (let one = 0; one < above.length; one++) {
    const least = above[one] ?? 0;
    const to = least === endless ? 0 : (rows[one + 1] ?? 0);
    for (let edge = rows[one] ?? 0; edge < to; edge++) {
      if ((values[edge] ?? 0) <= least) continue;
      const other = others[edge] ?? 0;
      turned[other] = (turned[other] ?? 0) + 1;
    }
  }
  // Where each row ends: it is filled from there, backwards, until it is where it begins.
  for (let other = 1; other <= count; other++) turned[other] = (turned[other] ?? 0) + (turned[other - 1] ?? 0);
  const seekerOf = new Uint32Array(turned[count] ?? 0);
  const turnedValues = emptyLike(values, seekerOf.length);
  for (let one = 0; one < above.length; one++) {
    const least = above[one] ?? 0;
    const to = least === endless ? 0 : (rows[one + 1] ?? 0);
    for (let edge = rows[one] ?? 0; edge < to; edge++) {
      const value = values[edge] ?? 0;
      if (value <= least) continue;
      const other = others[edge] ?? 0;
      const at = (turned[other] ?? 0) - 1;
      turned[other] = at;
      seekerOf[at] = one;
      turnedValues[at] = value;
    }
  }
  return { rows: turned, seekerOf, values: turnedValues };
}

/** As narrow as what is to go into it: edges are looked at all over memory, and that is what takes time. */
export function emptyLike(values: Values, size: number): Values {
  return values instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
}
