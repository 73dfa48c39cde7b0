import { complaintsOf, eachComplaint } from "./complaints.ts";
import type { AssignmentProblem } from "./problem.ts";
import { totalOf } from "./solve.ts";
import type { Part } from "./taken.ts";
import type { Sides } from "./utility.ts";

/** What fewer complaints may cost: 2 of 100 points of the best total. */
const budget = 0.02;
/** How often a round is solved again: always the same, so that the same people get the same round. */
const solves = 24;
/** Edges of all those rounds together: a very large one is solved again less often. */
const mostEdges = 24_000_000;

/** All pairs, what they are worth to either side, the pairs a result may take, and how those are solved. */
export interface Ground {
  readonly all: AssignmentProblem;
  readonly sides: Sides;
  readonly part: Part;
  readonly solved: (scores: Int32Array) => Int32Array;
}

/**
 * A result with fewer pairs who would both rather have each other, and as many people placed. The fewest with most people
 * placed is NP-hard to find, so this is no optimum: pairs who complain get points on top and the round is solved again, a
 * set number of times, and the result with the fewest strong complaints, then the fewest, is taken, among those that cost
 * no more than the budget. The one it starts from is one of them.
 */
export function fewerComplaints({ all, sides, part, solved }: Ground, start: Int32Array): Int32Array {
  const least = floorOf(totalOf(all, start));
  const bonus = new Float64Array(all.mentors.length);
  let [best, fewest] = [start, complaintsOf(all, sides, start)];
  let current = start;
  const turns = Math.max(1, Math.min(solves, Math.floor(mostEdges / Math.max(1, part.edges.length))));
  for (let turn = 0; turn < turns; turn++) {
    const within = totalOf(all, current) >= least;
    // Too dear: everybody who complained gets less, and the search goes on from there.
    if (!within) for (let edge = 0; edge < bonus.length; edge++) bonus[edge] = (bonus[edge] ?? 0) * 0.8;
    else
      eachComplaint(all, sides, current, (edge, strong) => {
        bonus[edge] = (bonus[edge] ?? 0) + Math.abs(all.scores[edge] ?? 0) * (strong ? 0.05 : 0.02);
      });
    current = solved(Int32Array.from(part.edges, (edge) => Math.round((all.scores[edge] ?? 0) + (bonus[edge] ?? 0))));
    if (totalOf(all, current) < least) continue;
    const so = complaintsOf(all, sides, current);
    if (so.strong < fewest.strong || (so.strong === fewest.strong && so.blocking < fewest.blocking))
      [best, fewest] = [current, so];
  }
  return best;
}

/** The least total the budget allows; a total below nothing may fall, too. */
const floorOf = (total: number) => total - Math.abs(total) * budget;
