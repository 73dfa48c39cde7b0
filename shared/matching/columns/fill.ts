import type { PointRow } from "./point-rows.ts";
import { nearness } from "./tables.ts";

/** A mentee's edges of a problem, from one on until before another. */
interface Edges {
  readonly mentors: Uint32Array;
  readonly scores: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Writes the points of a mentee with the mentors of some edges. This is where the time of a large round goes: for each a
 * handful of look-ups in tables that stay near the processor, and none more than are needed.
 */
export function fillRow(
  { mentors, scores, from, to }: Edges,
  row: PointRow,
  packed: Int32Array,
  byNearness: Int16Array,
): void {
  const { stands, single, looks, front, back, told: some } = row;
  // Who answered no question on values has the same points for them with everybody.
  const always = byNearness[0] ?? 0;
  if (!some) {
    const look = looks[0] ?? 0;
    for (let edge = from; edge < to; edge++) {
      const mentor = mentors[edge] ?? 0;
      scores[edge] = always + look + (stands[mentor] ?? 0) + (single[mentor] ?? 0);
    }
    return;
  }
  if (front === 0 && back === 0) {
    for (let edge = from; edge < to; edge++) {
      const mentor = mentors[edge] ?? 0;
      const look = looks[(packed[mentor] ?? 0) >>> 16] ?? 0;
      scores[edge] = always + (stands[mentor] ?? 0) + (single[mentor] ?? 0) + look;
    }
    return;
  }
  for (let edge = from; edge < to; edge++) {
    const mentor = mentors[edge] ?? 0;
    const told = packed[mentor] ?? 0;
    const near = (nearness[front + ((told >>> 8) & 255)] ?? 0) + (nearness[back + (told & 255)] ?? 0);
    scores[edge] = (stands[mentor] ?? 0) + (single[mentor] ?? 0) + (looks[told >>> 16] ?? 0) + (byNearness[near] ?? 0);
  }
}
