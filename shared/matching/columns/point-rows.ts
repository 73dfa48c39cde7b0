import type { Scale } from "../score.ts";
import type { Between } from "./between.ts";
import { spread } from "./classes.ts";
import { remembering, rowsKept } from "./index-of.ts";
import { lookKey, type MentorColumns, standKey } from "./mentors.ts";
import type { Read } from "./read.ts";
import { singlesIn } from "./single.ts";
import { halves, looksIn, standPoints } from "./tables.ts";
import { topicRows } from "./topic-rows.ts";

/** What one mentee's points are made of: the first two by mentor, the others by what `packed` says of a mentor. */
export interface PointRow {
  readonly stands: Int16Array;
  /** Written anew for each mentee. */
  readonly single: Int16Array;
  readonly looks: Int16Array;
  /** Whether the mentee said anything that `looks` or values tell apart. */
  readonly told: boolean;
  /** Where the two halves of the mentee's values begin in `nearness`. */
  readonly front: number;
  readonly back: number;
}

/** Says, for one mentee after another, what their points are made of. */
export function pointRowsIn(
  columns: MentorColumns,
  between: Between,
  scale: Scale,
): (mentee: Read, row: number) => PointRow {
  const { weights } = scale;
  const { mentors, stands } = columns;
  const single = new Int16Array(mentors.length);
  const topicsOf = topicRows(columns, scale);
  const addSingles = singlesIn(columns, scale);
  const looksOf = remembering<number, Read, Int16Array>(rowsKept(512), looksIn(weights));
  const standsOf = remembering<number, Read, Int16Array>(rowsKept(mentors.length), (mentee) => {
    const row = new Int16Array(mentors.length);
    spread(Int16Array.from(stands.first.map((mentor) => standPoints(mentee, mentor, weights))), stands.of, row);
    return row;
  });
  return (mentee, row) => {
    single.set(topicsOf(mentee));
    addSingles(mentee, single);
    between.weigh(mentee, row, single);
    const look = lookKey(mentee.practice, mentee.sector, mentee.wants);
    return {
      stands: standsOf(standKey(mentee), mentee),
      single,
      looks: looksOf(look, mentee),
      told: look !== 0 || mentee.front !== 0 || mentee.back !== 0,
      front: mentee.front * halves,
      back: mentee.back * halves,
    };
  };
}
