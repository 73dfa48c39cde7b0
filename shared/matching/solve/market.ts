import type { AssignmentProblem } from "../problem.ts";
import type { Placing } from "./placing.ts";
import { emptyLike, type Spare, sortFirst, sortMore, spareFor, type Values } from "./sorting.ts";
import type { Over } from "./split.ts";

/**
 * One part of a round, seen from its scarce side: every seeker must get what they need, a target may stay empty.
 * Among the over-demanded, mentors seek (all their places are filled) and mentees are sought; elsewhere it is the other
 * way round. Targets are then abundant, and every search for one is short.
 */
export interface Market {
  /** Who they are in the problem. */
  readonly seekers: Int32Array;
  readonly targets: Int32Array;
  /** How many targets a seeker must get; how many seekers a target can take. */
  readonly needs: Int32Array;
  readonly rooms: Int32Array;
  /** A seeker's edges, the most valued first as far as they are sorted: seeker s has `rows[s]` to `rows[s + 1]`. */
  readonly rows: Int32Array;
  readonly targetOf: Int32Array;
  readonly values: Values;
  /** Up to where a row is sorted: see `more`. */
  readonly ready: Int32Array;
  readonly spare: Spare;
}

/** Sorts more of a row, for those who have looked at all that was sorted; where the sorted part ends now. */
export function more({ rows, ready, targetOf, values, spare }: Market, seeker: number): number {
  const end = sortMore(rows[seeker] ?? 0, ready[seeker] ?? 0, rows[seeker + 1] ?? 0, targetOf, values, spare);
  ready[seeker] = end;
  return end;
}

/** Everybody outside the over-demanded part: mentees seek. */
export function menteesSeek(problem: AssignmentProblem, values: Values, { places }: Placing, over: Over): Market {
  const { capacities, offsets, mentors } = problem;
  const seekers = members(over.mentees, 0);
  const targets = members(over.mentors, 0);
  const local = numbering(targets, capacities.length);
  const rows = new Int32Array(seekers.length + 1);
  let size = 0;
  for (let seeker = 0; seeker < seekers.length; seeker++) {
    const mentee = seekers[seeker] ?? 0;
    size += (offsets[mentee + 1] ?? 0) - (offsets[mentee] ?? 0);
  }
  const targetOf = new Int32Array(size);
  const sorted = emptyLike(values, size);
  let at = 0;
  for (let seeker = 0; seeker < seekers.length; seeker++) {
    const mentee = seekers[seeker] ?? 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const target = local[mentors[edge] ?? 0] ?? -1;
      if (target === -1) continue;
      targetOf[at] = target;
      sorted[at++] = values[edge] ?? 0;
    }
    rows[seeker + 1] = at;
  }
  const needs = new Int32Array(seekers.length).fill(1);
  // Never more places than candidates.
  const rooms = targets.map((mentor) => (places[mentor + 1] ?? 0) - (places[mentor] ?? 0));
  const ready = sortFirst(rows, targetOf, sorted);
  return { seekers, targets, needs, rooms, rows, targetOf, values: sorted, ready, spare: spareFor(rows, values) };
}

/** The over-demanded: mentors seek, each as many mentees as they have places. */
export function mentorsSeek({ capacities, offsets, mentors }: AssignmentProblem, values: Values, over: Over): Market {
  const seekers = members(over.mentors, 1).filter((mentor) => (capacities[mentor] ?? 0) > 0);
  const targets = members(over.mentees, 1);
  const local = numbering(seekers, capacities.length);
  const rows = new Int32Array(seekers.length + 1);
  for (let target = 0; target < targets.length; target++) {
    const mentee = targets[target] ?? 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const seeker = local[mentors[edge] ?? 0] ?? -1;
      if (seeker !== -1) rows[seeker + 1] = (rows[seeker + 1] ?? 0) + 1;
    }
  }
  for (let seeker = 0; seeker < seekers.length; seeker++)
    rows[seeker + 1] = (rows[seeker + 1] ?? 0) + (rows[seeker] ?? 0);
  const next = rows.slice();
  const targetOf = new Int32Array(rows[seekers.length] ?? 0);
  const sorted = emptyLike(values, targetOf.length);
  for (let target = 0; target < targets.length; target++) {
    const mentee = targets[target] ?? 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const seeker = local[mentors[edge] ?? 0] ?? -1;
      if (seeker === -1) continue;
      const at = next[seeker] ?? 0;
      next[seeker] = at + 1;
      targetOf[at] = target;
      sorted[at] = values[edge] ?? 0;
    }
  }
  const needs = seekers.map((mentor) => capacities[mentor] ?? 0);
  const rooms = new Int32Array(targets.length).fill(1);
  const ready = sortFirst(rows, targetOf, sorted);
  return { seekers, targets, needs, rooms, rows, targetOf, values: sorted, ready, spare: spareFor(rows, values) };
}

/** A target's edges, in no order of value: target t has `rows[t]` to `rows[t + 1]`. */
export interface Incoming {
  readonly rows: Int32Array;
  readonly seekerOf: Int32Array;
  readonly edgeOf: Int32Array;
}

/** The edges from the other side, of those worth more than what their seeker has: all others stay out of question. */
export function incoming(market: Market, levels: Float64Array): Incoming {
  const { needs, targetOf, values } = market;
  const rows = new Int32Array(market.rooms.length + 1);
  const ends = new Int32Array(needs.length);
  for (let seeker = 0; seeker < needs.length; seeker++) {
    const level = levels[seeker] ?? 0;
    const to = market.rows[seeker + 1] ?? 0;
    let ready = market.ready[seeker] ?? 0;
    let edge = market.rows[seeker] ?? 0;
    for (; edge < to; edge++) {
      if (edge === ready) ready = more(market, seeker);
      if ((values[edge] ?? 0) <= level) break;
      const target = targetOf[edge] ?? 0;
      rows[target + 1] = (rows[target + 1] ?? 0) + 1;
    }
    ends[seeker] = edge;
  }
  for (let target = 0; target < market.rooms.length; target++)
    rows[target + 1] = (rows[target + 1] ?? 0) + (rows[target] ?? 0);
  const next = rows.slice();
  const seekerOf = new Int32Array(rows[market.rooms.length] ?? 0);
  const edgeOf = new Int32Array(seekerOf.length);
  for (let seeker = 0; seeker < needs.length; seeker++) {
    const end = ends[seeker] ?? 0;
    for (let edge = market.rows[seeker] ?? 0; edge < end; edge++) {
      const target = targetOf[edge] ?? 0;
      const at = next[target] ?? 0;
      next[target] = at + 1;
      seekerOf[at] = seeker;
      edgeOf[at] = edge;
    }
  }
  return { rows, seekerOf, edgeOf };
}

function members(over: Uint8Array, wanted: number): Int32Array {
  const list = new Int32Array(over.length);
  let count = 0;
  for (let one = 0; one < over.length; one++) if (over[one] === wanted) list[count++] = one;
  return list.slice(0, count);
}

function numbering(members: Int32Array, size: number): Int32Array {
  const local = new Int32Array(size).fill(-1);
  for (let at = 0; at < members.length; at++) local[members[at] ?? 0] = at;
  return local;
}
