import type { Market } from "./market.ts";

/**
 * Who has whom so far, and at which prices. At all times, for the price of the target and the level of the seeker:
 * - an edge that is held is worth at least price + level, an edge that is not at most that;
 * - a target with room left costs nothing.
 * So as soon as every seeker has what they need, no better result exists (linear programming duality).
 */
export interface Deal {
  /** What a target costs; endless for who is not in this part. */
  readonly prices: Float64Array;
  /** What a seeker could have for one more target, at these prices. */
  readonly levels: Float64Array;
  /** How many targets a seeker has; how many seekers a target has. */
  readonly has: Int32Array;
  readonly taken: Int32Array;
  /** A target's places: target t has `places[t]` to `places[t + 1]`, the taken ones first. */
  readonly places: Int32Array;
  /** The seeker in each place, and what their edge is worth. */
  readonly holder: Int32Array;
  readonly worth: Float64Array;
}

/** Nobody has anything, and everything is free. */
export function noDeal({ needs, rooms }: Market): Deal {
  const places = new Int32Array(rooms.length + 1);
  const prices = new Float64Array(rooms.length);
  for (let target = 0; target < rooms.length; target++) {
    places[target + 1] = (places[target] ?? 0) + (rooms[target] ?? 0);
    if (rooms[target] === 0) prices[target] = Number.POSITIVE_INFINITY;
  }
  return {
    prices,
    levels: new Float64Array(needs.length).fill(Number.POSITIVE_INFINITY),
    has: new Int32Array(needs.length),
    taken: new Int32Array(rooms.length),
    places,
    holder: new Int32Array(places[rooms.length] ?? 0).fill(-1),
    worth: new Float64Array(places[rooms.length] ?? 0),
  };
}

/** Whether a seeker has this target already. */
export function holds({ places, taken, holder }: Deal, seeker: number, target: number): boolean {
  const first = places[target] ?? 0;
  for (let place = first; place < first + (taken[target] ?? 0); place++) if (holder[place] === seeker) return true;
  return false;
}
