import type { AssignmentProblem, Order } from "./problem.ts";
import { mostPlaced } from "./solve/cardinality.ts";
import { solve } from "./solve.ts";
import { type Part, partOf, whole } from "./taken.ts";

/** A problem without the pairs that need not be. What is proven of its result is proven among the pairs left. */
export interface Lifted extends Part {
  /** Points every pair left has at least; undefined where nobody can be placed. */
  readonly floor: number | undefined;
}

/**
 * Lifts the pair that fits least: leaves out all pairs below the highest number of points at which as many people, as
 * many of those who come first, and as many of an earlier draft (`staying`, by edge) can be placed as without a floor.
 * Exact: whatever floor holds, a lower one holds too, so that halving the points there are finds the highest.
 */
export function lifted(problem: AssignmentProblem, order: Order = {}, staying?: Uint8Array): Lifted {
  const points = differentIn(problem.scores);
  const all = whole(problem);
  const most = reachOf(all, order, staying).map((count) => count());
  if (most[0] === 0) return { ...all, floor: undefined };
  // The cheap ones are counted first: most floors that are too high cost people.
  const reaches = (part: Part) => reachOf(part, order, staying).every((count, at) => count() === most[at]);
  // The lowest points always hold; `above` never does.
  let [holds, above] = [0, points.length];
  let best: Part = all;
  while (above - holds > 1) {
    const middle = (holds + above) >> 1;
    // Whatever is below a floor that holds need not be looked at again.
    const part = from(best, points[middle] ?? 0);
    if (reaches(part)) [holds, best] = [middle, part];
    else above = middle;
  }
  return { ...best, floor: points[holds] };
}

function from({ problem, edges }: Part, floor: number): Part {
  const part = partOf(problem, (edge) => (problem.scores[edge] ?? 0) >= floor);
  // In place: which edge of this part becomes which edge of the whole.
  for (let at = 0; at < part.edges.length; at++) part.edges[at] = edges[part.edges[at] ?? 0] ?? 0;
  return part;
}

/** Each number there is, once, from the lowest up. Millions of pairs share some hundred numbers. */
function differentIn(scores: Int32Array): Int32Array {
  const found = new Set<number>();
  let last: number | undefined;
  for (let at = 0; at < scores.length; at++) {
    const one = scores[at];
    if (one === last || one === undefined) continue;
    last = one;
    found.add(one);
  }
  return Int32Array.from(found).sort();
}

/** What no floor may cost: people placed, then those who come first, then pairs that stay. */
const reachOf = ({ problem, edges }: Part, { first }: Order, staying: Uint8Array | undefined) => [
  () => mostPlaced(problem).matched,
  // Whoever can be placed at all together can be so in a result that places most people: those who come first count alone.
  () => (first?.includes(1) ? mostPlaced(partOf(problem, (_, mentee) => first[mentee] === 1).problem).matched : 0),
  () => {
    if (staying === undefined) return 0;
    const scores = Int32Array.from(edges, (edge) => staying[edge] ?? 0);
    return solve({ ...problem, scores }, first ? { first } : {}).score;
  },
];
