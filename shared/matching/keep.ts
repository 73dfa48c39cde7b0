import { edgeBetween, type Pairs } from "./pairs.ts";
import type { AssignmentProblem } from "./problem.ts";

/** Two people of an earlier draft, by their ids. */
export interface Earlier {
  readonly mentee: string;
  readonly mentor: string;
}

/** By edge, 1 for the pairs of an earlier draft that may still be. */
export function stayingEdges({ mentees, mentors, problem }: Pairs, current: readonly Earlier[]): Uint8Array {
  const rowOf = new Map(mentees.map(({ participant }, row) => [participant.person, row]));
  const columnOf = new Map(mentors.map(({ participant }, column) => [participant.person, column]));
  const staying = new Uint8Array(problem.mentors.length);
  for (const { mentee, mentor } of current) {
    const [row, column] = [rowOf.get(mentee), columnOf.get(mentor)];
    if (row === undefined || column === undefined) continue;
    const edge = edgeBetween(problem, row, column);
    if (edge >= 0) staying[edge] = 1;
  }
  return staying;
}

/**
 * Points with which one pair that stays outweighs all that others could bring: two results that place equally many differ
 * by less than that in the rest, so the best total keeps the most pairs, and of those results has the best points.
 * @throws RangeError where that goes beyond whole numbers of 32 bits: with millions of people.
 */
export function keepingScores({ capacities, offsets, scores }: AssignmentProblem, staying: Uint8Array): Int32Array {
  let [lowest, highest] = [0, 0];
  for (const score of scores) {
    if (score < lowest) lowest = score;
    if (score > highest) highest = score;
  }
  const places = capacities.reduce((sum, more) => sum + more, 0);
  const stays = Math.min(offsets.length - 1, places) * (highest - lowest) + 1;
  if (stays + highest >= 2 ** 31) throw new RangeError("Too many people to keep what they had");
  return scores.map((score, edge) => score + (staying[edge] === 1 ? stays : 0));
}
