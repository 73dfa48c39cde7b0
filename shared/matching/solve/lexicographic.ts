import type { AssignmentProblem, Order } from "../problem.ts";
import type { Values } from "./sorting.ts";

/** What one point, and one person of those who come first, weigh in the numbers that are added up. */
export interface Weights {
  readonly point: number;
  readonly first: number;
}

export interface Weighed {
  readonly values: Values;
  readonly weights: Weights;
}

/**
 * One number for each edge in which people who come first, points and ties are written like the digits of a number: no
 * sum of the lower ones over a whole round reaches one of the higher ones, half of it even, so that they can be told
 * apart again. Float64 holds whole numbers to 2⁵³: with 100,000 mentees, points to 2,000 and ties to 7. Where there is
 * nothing but points the scores are taken as they are.
 * @throws RangeError where the numbers of a round are too many and too far apart for that, and where ties fit no edge.
 */
export function weighed({ offsets, scores }: AssignmentProblem, { first, ties }: Order): Weighed {
  const mentees = offsets.length - 1;
  if (first !== undefined && first.length !== mentees) throw new RangeError("As many who may come first as mentees");
  if (ties !== undefined && ties.length !== scores.length) throw new RangeError("As many ties as edges are needed");
  const inLine = first?.includes(1) === true;
  const [leastTie, mostTie] = range(ties);
  const point = 2 * (mentees + 1) * (mostTie - leastTie) + 1;
  if (!inLine && point === 1 && mentees < 2 ** 19) return { values: scores, weights: { point, first: 0 } };

  const [leastScore, mostScore] = range(scores);
  const top = Math.max(mostScore, -leastScore) * point + mostTie - leastTie;
  const weights = { point, first: inLine ? 4 * (mentees + 1) * top + 1 : 0 };
  // A price is a sum along one way over everybody, with somebody who comes first at each end.
  if (4 * (mentees + 1) * top + 2 * weights.first > Number.MAX_SAFE_INTEGER)
    throw new RangeError("The points of so many people are too far apart to be added up exactly");
  const values = new Float64Array(scores.length);
  for (let mentee = 0; mentee < mentees; mentee++) {
    const bonus = first?.[mentee] === 1 ? weights.first : 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
      values[edge] = bonus + (scores[edge] ?? 0) * point + (ties?.[edge] ?? 0) - leastTie;
  }
  return { values, weights };
}

/** The least and the most of them, 0 included. */
function range(list: Int32Array = new Int32Array()): [number, number] {
  let [least, most] = [0, 0];
  for (let at = 0; at < list.length; at++) {
    const one = list[at] ?? 0;
    if (one < least) least = one;
    if (one > most) most = one;
  }
  return [least, most];
}
