import type { Candidate } from "../candidate.ts";
import { type Pool, placesOf, policyOf } from "../pool.ts";
import type { AssignmentProblem } from "../problem.ts";
import type { Scale } from "../score.ts";
import { shownOnly, shownWeights } from "../shown.ts";
import { type Between, betweenIn } from "./between.ts";
import { countOf, listInto, wordsFor } from "./bits.ts";
import { eligibleIn } from "./eligible.ts";
import { fillRow } from "./fill.ts";
import { atLeast } from "./least.ts";
import { type MentorColumns, mentorColumns } from "./mentors.ts";
import { pointRowsIn } from "./point-rows.ts";
import { type Read, reader } from "./read.ts";
import { pointsByNearness } from "./tables.ts";
import { topicPointsIn } from "./topic-points.ts";

/** Who may be suggested to whom: the edges of a problem. */
type Edges = Pick<AssignmentProblem, "offsets" | "mentors">;

/** Everybody of a pool, read once. */
interface Everybody {
  readonly mentees: readonly Read[];
  readonly columns: MentorColumns;
  readonly between: Between;
}

/**
 * All pairs that may be and their points, as the solver takes them: the same as `barrierBetween` and `score` say for each
 * two. First counted, then written into arrays of just that size: there may be millions, so none of them is an object.
 */
export function problemBetween(
  mentees: readonly Candidate[],
  mentors: readonly Candidate[],
  pool: Pool,
  scale: Scale,
): AssignmentProblem {
  const policy = policyOf(pool);
  const everybody = everybodyOf(mentees, mentors, pool, scale);
  const edges = edgesOf(everybody, pool);
  const problem = {
    capacities: Int32Array.from(mentors, ({ participant }) => placesOf(pool, participant.person)),
    ...edges,
    scores: scoresOf(everybody, edges, scale),
  };
  // Where no least number of points is asked for, fewer than none are no bar either.
  if (policy.minimum <= 0) return problem;
  // By what coordinators see alone: who is barred by anything else could be tried out.
  const shown = { ...scale, weights: shownWeights(scale.weights) };
  return atLeast(problem, policy.minimum, pointsOver(edges, mentees, mentors, shownOnly(pool), shown));
}

/** The points of given pairs, edge by edge: what `problemBetween` has for them where all of them may be. */
export function pointsOver(
  edges: Edges,
  mentees: readonly Candidate[],
  mentors: readonly Candidate[],
  pool: Pool,
  scale: Scale,
): Int32Array {
  return scoresOf(everybodyOf(mentees, mentors, pool, scale), edges, scale);
}

function everybodyOf(
  mentees: readonly Candidate[],
  mentors: readonly Candidate[],
  pool: Pool,
  scale: Scale,
): Everybody {
  const read = reader(scale.offset);
  const rows = mentees.map(read);
  const columns = mentorColumns(mentors.map(read));
  return { mentees: rows, columns, between: betweenIn(pool, rows, columns) };
}

/** A bit for each pair, counted, then listed. */
function edgesOf({ mentees, columns, between }: Everybody, pool: Pool): Edges {
  const words = wordsFor(columns.mentors.length);
  const bits = new Int32Array(mentees.length * words);
  const offsets = new Uint32Array(mentees.length + 1);
  const eligible = eligibleIn(columns, policyOf(pool));
  let count = 0;
  mentees.forEach((mentee, row) => {
    const from = row * words;
    eligible(mentee, bits, from);
    between.bar(mentee, row, bits, from);
    count += countOf(bits, from, from + words);
    offsets[row + 1] = count;
  });
  const mentors = new Uint32Array(count);
  for (let row = 0; row < mentees.length; row++)
    listInto(mentors, offsets[row] ?? 0, bits, row * words, (row + 1) * words);
  return { offsets, mentors };
}

function scoresOf({ mentees, columns, between }: Everybody, { offsets, mentors }: Edges, scale: Scale): Int32Array {
  const scores = new Int32Array(mentors.length);
  const pointsOf = pointRowsIn(columns, between, scale);
  const tables = { ...topicPointsIn(scale), byNearness: pointsByNearness(scale.weights) };
  mentees.forEach((mentee, row) => {
    const theirs = { mentors, scores, from: offsets[row] ?? 0, to: offsets[row + 1] ?? 0 };
    if (theirs.from < theirs.to) fillRow(theirs, pointsOf(mentee, row), columns, tables);
  });
  return scores;
}
