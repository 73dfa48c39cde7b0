import * as fc from "fast-check";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import type { Sides } from "#shared/matching/utility.ts";
import { assignmentProblem } from "./arbitraries.ts";

/** A small problem with all that may be asked of it: who comes first, an earlier draft, what pairs are worth to either side. */
export interface SmallRound {
  readonly problem: AssignmentProblem;
  readonly first: Uint8Array;
  readonly staying: Uint8Array;
  readonly sides: Sides;
}

export const aSmallRound: fc.Arbitrary<SmallRound> = assignmentProblem({ mentees: 5, mentors: 4 }).chain((problem) => {
  const [edges, mentees] = [problem.mentors.length, problem.offsets.length - 1];
  const numbers = (length: number, most: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: length, maxLength: length });
  return fc
    .record({
      first: numbers(mentees, 1),
      current: numbers(mentees, 9),
      mentee: numbers(edges, 5),
      mentor: numbers(edges, 5),
    })
    .map(({ first, current, mentee, mentor }) => ({
      problem,
      first: Uint8Array.from(first),
      staying: anEarlierDraft(problem, current),
      sides: { mentee: Int32Array.from(mentee), mentor: Int32Array.from(mentor) },
    }));
});

/** For some mentees one of their pairs, whether there would be places for all of them or not. */
function anEarlierDraft({ offsets, mentors }: AssignmentProblem, current: readonly number[]): Uint8Array {
  const staying = new Uint8Array(mentors.length);
  for (const [mentee, at] of current.entries()) {
    const edge = (offsets[mentee] ?? 0) + at;
    if (edge < (offsets[mentee + 1] ?? 0)) staying[edge] = 1;
  }
  return staying;
}

/** Every assignment there is, each as its edges by mentee; -1 for nobody. */
export function* everyAssignment({ capacities, offsets, mentors }: AssignmentProblem): Generator<number[]> {
  const left = [...capacities];
  const edges: number[] = [];
  const count = offsets.length - 1;
  function* from(mentee: number): Generator<number[]> {
    if (mentee === count) return void (yield [...edges]);
    edges[mentee] = -1;
    yield* from(mentee + 1);
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const places = left[mentor] ?? 0;
      if (places === 0) continue;
      left[mentor] = places - 1;
      edges[mentee] = edge;
      yield* from(mentee + 1);
      left[mentor] = places;
    }
    edges[mentee] = -1;
  }
  yield* from(0);
}

/** The best of every assignment by these numbers, the first deciding before the second. */
export function bestBy(problem: AssignmentProblem, numbers: (edges: readonly number[]) => number[]): number[] {
  let best: number[] | undefined;
  for (const edges of everyAssignment(problem)) {
    const so = numbers(edges);
    if (best === undefined || isMore(so, best)) best = so;
  }
  return best ?? [];
}

function isMore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** What the tests count of a result. */
export function countsOf({ problem, first, staying }: SmallRound) {
  const sum = (edges: readonly number[], of: (edge: number, mentee: number) => number) =>
    edges.reduce((total, edge, mentee) => total + (edge < 0 ? 0 : of(edge, mentee)), 0);
  return {
    placed: (edges: readonly number[]) => sum(edges, () => 1),
    first: (edges: readonly number[]) => sum(edges, (_, mentee) => first[mentee] ?? 0),
    staying: (edges: readonly number[]) => sum(edges, (edge) => staying[edge] ?? 0),
    total: (edges: readonly number[]) => sum(edges, (edge) => problem.scores[edge] ?? 0),
    worst: (edges: readonly number[]) =>
      Math.min(...edges.flatMap((edge) => (edge < 0 ? [] : [problem.scores[edge] ?? 0]))),
  };
}
