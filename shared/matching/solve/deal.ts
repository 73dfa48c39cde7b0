import type { Market } from "./market.ts";

/**
 * Who has whom so far, and at which prices. At all times, for the price of the target and the level of the seeker:
 * - an edge that is held is worth at least price + level, an edge that is not at most that;
 * - a target with room left costs nothing.
 * So as soon as every seeker has what they need, no better result exists (linear programming duality).
 */
export interface Deal {
  /** What a target costs, never below 0. */
  readonly prices: Float64Array;
  /** What a seeker could have for one more target, at these prices. */
  readonly levels: Float64Array;
  /** How many targets a seeker has; how many seekers a target has. */
  readonly has: Int32Array;
  readonly taken: Int32Array;
  /** A target's places: target t has `places[t]` to `places[t + 1]`, the taken ones first. */
  readonly places: Int32Array;
  /** The seeker in each place, the edge they hold, and its value. */
  readonly holder: Int32Array;
  readonly edge: Int32Array;
  readonly worth: Float64Array;
  /** By edge: 1 where it is held. */
  readonly held: Uint8Array;
}

/** Nobody has anything, and everything is free. */
export function noDeal({ needs, rooms, rows, values }: Market): Deal {
  const places = new Int32Array(rooms.length + 1);
  for (let target = 0; target < rooms.length; target++)
    places[target + 1] = (places[target] ?? 0) + (rooms[target] ?? 0);
  const levels = new Float64Array(needs.length);
  for (let seeker = 0; seeker < needs.length; seeker++) levels[seeker] = values[rows[seeker] ?? 0] ?? 0;
  return {
    prices: new Float64Array(rooms.length),
    levels,
    has: new Int32Array(needs.length),
    taken: new Int32Array(rooms.length),
    places,
    holder: new Int32Array(places[rooms.length] ?? 0),
    edge: new Int32Array(places[rooms.length] ?? 0),
    worth: new Float64Array(places[rooms.length] ?? 0),
    held: new Uint8Array(rows[needs.length] ?? 0),
  };
}
