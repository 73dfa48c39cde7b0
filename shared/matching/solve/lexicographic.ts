import type { AssignmentProblem, Order } from "../problem.ts";

/** What one point, and one person of those who come first, weigh in the numbers that are added up. */
interface Weights {
  readonly point: number;
  readonly first: number;
}

/** What edges are worth: the scores, or whole numbers in which points and ties are written. */
export type Values = Int32Array | Float64Array;

export interface Weighed {
  /** Of what an edge is worth, the part that is its own. */
  readonly values: Values;
  /** What one of a value weighs. */
  readonly unit: number;
  /** By mentee, what is the same with every mentor; undefined where that is nothing for everybody. */
  readonly bonus: Float64Array | undefined;
  readonly weights: Weights;
}

/**
 * What each edge is worth, `value × unit + bonus`: one number in which people who come first, points and ties are written
 * like digits: no sum of the lower ones over a whole round reaches one of the higher ones, half of it even, so that they
 * can be told apart again. Float64 holds whole numbers to 2⁵³: with 100,000 mentees, points to 2,000 and ties to 7.
 * Mostly ties belong to a mentee, whoever the mentor: then edges are worth their scores, small whole numbers.
 * @throws RangeError where the numbers of a round are too many and too far apart for that, and where ties fit no edge.
 */
export function weighed({ offsets, scores }: AssignmentProblem, { first, ties }: Order): Weighed {
  const mentees = offsets.length - 1;
  if (first !== undefined && first.length !== mentees) throw new RangeError("As many who may come first as mentees");
  if (ties !== undefined && ties.length !== scores.length) throw new RangeError("As many ties as edges are needed");
  const inLine = first?.includes(1) === true;
  const [leastTie, mostTie] = range(ties);
  const point = 2 * (mentees + 1) * (mostTie - leastTie) + 1;
  if (!inLine && point === 1 && mentees < 2 ** 19)
    return { values: scores, unit: 1, bonus: undefined, weights: { point, first: 0 } };

  const [leastScore, mostScore] = range(scores);
  const top = Math.max(mostScore, -leastScore) * point + mostTie - leastTie;
  const weights = { point, first: inLine ? 4 * (mentees + 1) * top + 1 : 0 };
  // A price is a sum along one way over everybody, with somebody who comes first at each end.
  if (4 * (mentees + 1) * top + 2 * weights.first > Number.MAX_SAFE_INTEGER)
    throw new RangeError("The points of so many people are too far apart to be added up exactly");
  const own = ties === undefined ? new Int32Array(mentees) : tiesByMentee(offsets, ties);
  const bonus = Float64Array.from({ length: mentees }, (_, mentee) => {
    const tie = own === undefined ? 0 : (own[mentee] ?? 0) - leastTie;
    return (first?.[mentee] === 1 ? weights.first : 0) + tie;
  });
  if (own !== undefined || ties === undefined) return { values: scores, unit: point, bonus, weights };
  const values = new Float64Array(scores.length);
  for (let edge = 0; edge < values.length; edge++)
    values[edge] = (scores[edge] ?? 0) * point + (ties[edge] ?? 0) - leastTie;
  return { values, unit: 1, bonus, weights };
}

/** The tie of each mentee, where it is the same with every mentor. */
function tiesByMentee(offsets: Uint32Array, ties: Int32Array): Int32Array | undefined {
  const found = new Int32Array(offsets.length - 1);
  for (let mentee = 0; mentee < found.length; mentee++) {
    const from = offsets[mentee] ?? 0;
    const tie = ties[from] ?? 0;
    found[mentee] = tie;
    for (let edge = from; edge < (offsets[mentee + 1] ?? 0); edge++) if (ties[edge] !== tie) return undefined;
  }
  return found;
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
