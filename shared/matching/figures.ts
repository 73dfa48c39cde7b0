import { mostHelps, type RoundFigures } from "../domain/explanation.ts";
import type { Pairs } from "./pairs.ts";
import type { Move, Prices } from "./prices.ts";
import { score } from "./score.ts";

/** Bars of the picture at most, and the widths in points to choose from. */
const mostBars = 10;
const widths = [10, 20, 25, 50, 100, 200, 500, 1000];

/** How many pairs have how many points, in bars of equal width from the lowest to the highest. */
export function spreadOf(points: readonly number[]): RoundFigures["spread"] {
  if (points.length === 0) return [];
  const low = points.reduce((least, one) => Math.min(least, one));
  const high = points.reduce((most, one) => Math.max(most, one));
  const first = (width: number) => Math.floor(low / width);
  const bars = (width: number) => Math.floor(high / width) - first(width) + 1;
  const width = widths.find((one) => bars(one) <= mostBars) ?? Math.ceil((high - low + 1) / (mostBars - 1));
  const counts = new Array<number>(bars(width)).fill(0);
  for (const one of points) {
    const bar = Math.floor(one / width) - first(width);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((pairs, index) => ({ from: (first(width) + index) * width, pairs }));
}

/**
 * The mentors with whom one more place would help most: how many more people would get a mentor, and by how much all
 * pairs together would fit better. Chosen by the solver's prices; its points are those of whoever moves, since the
 * prices hold points that nobody sees.
 */
export function helpsOf(pairs: Pairs, best: Int32Array, prices: Prices): RoundFigures["helps"] {
  const worth = pairs.mentors.map(({ participant }, column) => ({
    ...{ mentor: participant.person, column },
    ...prices.placeValue(column),
  }));
  return worth
    .filter(({ people, points }) => people > 0 || points > 0)
    .sort((a, b) => b.people - a.people || b.points - a.points || (a.mentor < b.mentor ? -1 : 1))
    .slice(0, mostHelps)
    .map(({ mentor, column, people }) => ({ mentor, people, points: shownGain(pairs, best, prices.movesFor(column)) }));
}

/** By how many points coordinators see all pairs fit better once these people have moved. */
function shownGain({ mentees, mentors, scale }: Pairs, before: Int32Array, moves: readonly Move[]): number {
  const points = (row: number, column: number) => {
    const [mentee, mentor] = [mentees[row], mentors[column]];
    return mentee && mentor ? score(mentee, mentor, scale).total : 0;
  };
  return moves.reduce((gain, { mentee, to }) => gain + points(mentee, to) - points(mentee, before[mentee] ?? -1), 0);
}
