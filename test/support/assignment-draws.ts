import type { AssignmentProblem, Order } from "#shared/matching/problem.ts";
import { problemOf } from "./arbitraries.ts";
import { type Draw, drawing } from "./draw.ts";

const below = ({ next }: Draw, end: number) => Math.floor(next() * end);

/** How far apart points are: all the same, two values, few, many, very many. */
const spans = [1, 2, 5, 100, 100_000];

/** A round by chance: any density, some points below nought, mentors without places, mentees nobody fits. */
export function drawnProblem(seed: number, mentees: number, mentors: number): AssignmentProblem {
  const draw = drawing(seed);
  const [rows, columns] = [below(draw, mentees + 1), below(draw, mentors + 1)];
  const [density, span, most] = [draw.next(), draw.one(spans), below(draw, 4) + 1];
  const edges = Array.from({ length: rows }, () => {
    const candidates = draw.some([...Array(columns).keys()], density);
    return candidates.map((mentor) => ({ mentor, score: below(draw, span) - (draw.chance(0.2) ? span : 0) }));
  });
  const capacities = Array.from({ length: columns }, () => below(draw, most + 1));
  return problemOf(capacities, edges);
}

/** Some who come first, and ties from 0 to 7. */
export function drawnOrder({ offsets, scores }: AssignmentProblem, seed: number): Order {
  const draw = drawing(seed);
  const first = Uint8Array.from({ length: offsets.length - 1 }, () => (draw.chance(0.4) ? 1 : 0));
  return { first, ties: Int32Array.from(scores, () => below(draw, 8)) };
}

/** Points on a square: everybody knows those near them, and points are nearness. Supply and demand are nearly the same. */
export function onASquare(seed: number, mentees: number, mentors: number): AssignmentProblem {
  const draw = drawing(seed);
  const at = (count: number) => Array.from({ length: count }, () => [draw.next(), draw.next()] as const);
  const others = at(mentors);
  const rows = at(mentees).map(([x, y]) => {
    const far = others.map(([a, b], mentor) => ({ mentor, score: -Math.round(1000 * Math.hypot(a - x, b - y)) }));
    return far.sort((one, other) => other.score - one.score || one.mentor - other.mentor).slice(0, 8);
  });
  const capacities = others.map(() => (draw.chance(0.25) ? 0 : 1 + below(draw, 4)));
  return problemOf(capacities, rows);
}
