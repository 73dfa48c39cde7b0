import type { PairingPolicy } from "../domain/pairing-policy.ts";
import { fewerComplaints } from "./fewer.ts";
import { lifted } from "./floor.ts";
import { keepingScores } from "./keep.ts";
import type { Proven } from "./kept-proof.ts";
import type { Pairs } from "./pairs.ts";
import type { Solution } from "./problem.ts";
import { solveWide } from "./solve-wide.ts";
import { stable } from "./stable.ts";
import { orderIn, whole } from "./taken.ts";
import type { Sides } from "./utility.ts";

/** Who may be paired, what it is worth to them, and the best result of all. */
export interface Setting {
  readonly pairs: Pairs;
  readonly sides: Sides;
  readonly best: Solution;
  /** By edge, 1 for a pair of an earlier draft, where there is one. */
  readonly staying?: Uint8Array | undefined;
}

export interface Decision {
  readonly mentorOf: Int32Array;
  /**
   * What can be proven: among the pairs left once the one that fits least was lifted, with points that keep an earlier
   * draft, the best result. It is the one decided on, or what that is measured against.
   */
  readonly proven: Proven;
}

/**
 * Decides who is suggested to whom, in the way a programme chose. A round by `stable` looks neither at a floor nor at an
 * earlier draft: which of its results suits the mentees best is one alone.
 */
export function decide(setting: Setting, { way, floor }: Pick<PairingPolicy, "way" | "floor">): Decision {
  const { pairs, sides, staying } = setting;
  const { problem: all, order } = pairs;
  if (way === "stable") return { mentorOf: stable(all, sides), proven: { problem: all, order, best: setting.best } };
  const part = floor ? lifted(all, order, staying) : whole(all);
  const stays = staying && Uint8Array.from(part.edges, (edge) => staying[edge] ?? 0);
  const ties = stays === undefined || all.offsets.length <= roomForTies ? order.ties : undefined;
  const rules = orderIn(part, { ...(order.first && { first: order.first }), ...(ties && { ties }) });
  const toSolve = (scores: Int32Array) => {
    const problem = { ...part.problem, scores };
    return stays === undefined ? problem : { ...problem, scores: keepingScores(problem, stays) };
  };
  const same = stays === undefined && part.edges.length === all.mentors.length;
  const problem = same ? all : toSolve(part.problem.scores);
  const best = same ? setting.best : solveWide(problem, rules);
  const proven = { problem, order: same ? order : rules, best };
  if (way === "best") return { mentorOf: best.mentorOf, proven };
  const solved = (scores: Int32Array) => solveWide(toSolve(scores), rules).mentorOf;
  return { mentorOf: fewerComplaints({ all, sides, part, solved }, best.mentorOf), proven };
}

/** Whoever stays weighs so much that among more mentees than that, there is no room left to tell equals apart. */
const roomForTies = 2000;
