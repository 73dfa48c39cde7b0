import type { MentorColumns } from "./mentors.ts";
import type { PointRow } from "./point-rows.ts";
import { nearness } from "./tables.ts";
import type { TopicPoints } from "./topic-points.ts";

/** A mentee's edges of a problem, from one on until before another. */
interface Edges {
  readonly mentors: Uint32Array;
  readonly scores: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Points that are the same for every mentee. */
interface PointTables extends TopicPoints {
  readonly byNearness: Int16Array;
}

/**
 * Writes the points of a mentee with the mentors of some edges. This is where the time of a large round goes: for each a
 * handful of look-ups in tables that stay near the processor, and none more than are needed. In two turns, as one loop
 * over all these tables takes longer: there are more of them than a processor keeps at hand.
 */
export function fillRow(edges: Edges, row: PointRow, columns: MentorColumns, tables: PointTables): void {
  write(edges, row, columns, tables);
  if (row.told) addTold(edges, row, columns, tables);
}

/** Writes what topics bring, and what is known of each mentor beforehand. */
function write(
  { mentors, scores, from, to }: Edges,
  { each, form, named, always }: PointRow,
  { themes }: MentorColumns,
  { onForms, byPage }: PointTables,
): void {
  for (let edge = from; edge < to; edge++) {
    const mentor = mentors[edge] ?? 0;
    const theme = themes[mentor] ?? 0;
    const both = form & theme;
    const page = named & (theme >>> 16) & ~both;
    scores[edge] = always + (each[mentor] ?? 0) + (onForms[both] ?? 0) + (byPage[page] ?? 0);
  }
}

/** Adds what depends on what both told: where they look from, what is wanted and offered, values. */
function addTold(
  { mentors, scores, from, to }: Edges,
  { looks, front, back }: PointRow,
  { packed }: MentorColumns,
  { byNearness }: PointTables,
): void {
  for (let edge = from; edge < to; edge++) {
    const told = packed[mentors[edge] ?? 0] ?? 0;
    const near = (nearness[front + ((told >>> 8) & 255)] ?? 0) + (nearness[back + (told & 255)] ?? 0);
    scores[edge] = (scores[edge] ?? 0) + (looks[told >>> 16] ?? 0) + (byNearness[near] ?? 0);
  }
}
