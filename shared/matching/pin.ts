import type { Pairs } from "./pairs.ts";
import type { Sides } from "./utility.ts";

/** A round in which some pairs are given. */
export interface Pinned {
  readonly pairs: Pairs;
  readonly sides: Sides;
  /** The mentor of a column of the round without them. */
  readonly columnOf: (column: number) => number;
}

/**
 * The same round, but everybody of some edges can have nobody else: each of these edges leads to a place of its own,
 * which its mentor no longer has for others. So whoever decides the round, in whatever way, keeps these pairs. Undefined
 * where a mentor has too few places for them.
 */
export function pinned(pairs: Pairs, sides: Sides, edgeOf: ReadonlyMap<number, number>): Pinned | undefined {
  const { problem, mentors, order } = pairs;
  const capacities = [...problem.capacities];
  const own: number[] = [];
  const offsets = [0];
  const edges: number[] = [];
  const columns: number[] = [];
  for (let row = 0; row + 1 < problem.offsets.length; row++) {
    const pin = edgeOf.get(row);
    if (pin !== undefined) {
      const mentor = problem.mentors[pin] ?? 0;
      capacities[mentor] = (capacities[mentor] ?? 0) - 1;
      columns.push(capacities.length + own.length);
      edges.push(pin);
      own.push(mentor);
    } else
      for (let edge = problem.offsets[row] ?? 0; edge < (problem.offsets[row + 1] ?? 0); edge++) {
        edges.push(edge);
        columns.push(problem.mentors[edge] ?? 0);
      }
    offsets.push(edges.length);
  }
  if (capacities.some((left) => left < 0)) return undefined;
  const of = (values: Int32Array) => Int32Array.from(edges, (edge) => values[edge] ?? 0);
  return {
    pairs: {
      ...pairs,
      mentors: [...mentors, ...own.flatMap((column) => mentors[column] ?? [])],
      problem: {
        capacities: Int32Array.from([...capacities, ...own.map(() => 1)]),
        offsets: Uint32Array.from(offsets),
        mentors: Uint32Array.from(columns),
        scores: of(problem.scores),
      },
      order: { ...order, ...(order.ties === undefined ? {} : { ties: of(order.ties) }) },
    },
    sides: { mentee: of(sides.mentee), mentor: of(sides.mentor) },
    columnOf: (column) => (column < mentors.length ? column : (own[column - mentors.length] ?? -1)),
  };
}
