import type { Temporal } from "temporal-polyfill";
import { type Decision, decide, type Setting } from "./decide.ts";
import { type Earlier, stayingEdges } from "./keep.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import { type Pool, policyOf } from "./pool.ts";
import type { Solution } from "./problem.ts";
import { solveWide } from "./solve-wide.ts";
import { sidesOf } from "./utility.ts";

/** The best result of all over a pool, from whose prices a round is explained however it was decided. */
export interface Found {
  readonly pool: Pool;
  readonly pairs: Pairs;
  readonly best: Solution;
}

/** A round that is decided: what it is made from, and what came of it. Suggestions, quality, proof and explanations read it. */
export interface Decided extends Found, Setting, Decision {}

/** Who of a pool may be paired, and the best result of all. */
export function foundIn(pool: Pool, now: Temporal.Instant): Found {
  const pairs = pairsOf(pool, now);
  return { pool, pairs, best: solveWide(pairs.problem, pairs.order) };
}

/** Decides a round the way the programme chose, changing an `earlier` draft as little as can be. All that takes long is done here, once. */
export function decidedIn(pool: Pool, now: Temporal.Instant, earlier: readonly Earlier[] = []): Decided {
  const found = foundIn(pool, now);
  const { pairs, best } = found;
  const sides = sidesOf(pool, pairs);
  const staying = earlier.length > 0 ? stayingEdges(pairs, earlier) : undefined;
  const setting = { pairs, sides, best, staying };
  return { ...found, ...setting, ...decide(setting, policyOf(pool)) };
}
