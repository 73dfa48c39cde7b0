import { valuesPoints } from "../points.ts";
import type { Scale } from "../score.ts";
import type { Between } from "./between.ts";
import { spread } from "./classes.ts";
import { remembering, rowsKept } from "./index-of.ts";
import { lookKey, type MentorColumns, standKey } from "./mentors.ts";
import type { Read } from "./read.ts";
import { singlesIn } from "./single.ts";
import { halves, looksIn, standPoints } from "./tables.ts";

/** What one mentee's points are made of. */
export interface PointRow {
  /** By mentor; written anew for each mentee. */
  readonly each: Int16Array;
  /** The mentee's topics, a bit for each: those of the form, and all of them. */
  readonly form: number;
  readonly named: number;
  /** Whether the mentee told anything that `looks` or values tell apart; where not, what they bring with everybody. */
  readonly told: boolean;
  readonly always: number;
  /** By where the mentor looks from and what they offer (`lookKey`). */
  readonly looks: Int16Array;
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
  const nothingAlike = valuesPoints(weights, 0, 0);
  const each = new Int16Array(mentors.length);
  const addSingles = singlesIn(columns, scale);
  const looksOf = remembering<number, Read, Int16Array>(rowsKept(512), looksIn(weights));
  const standsOf = remembering<number, Read, Int16Array>(rowsKept(mentors.length), (mentee) => {
    const row = new Int16Array(mentors.length);
    spread(Int16Array.from(stands.first.map((mentor) => standPoints(mentee, mentor, weights))), stands.of, row);
    return row;
  });
  return (mentee, row) => {
    each.set(standsOf(standKey(mentee), mentee));
    addSingles(mentee, each);
    between.weigh(mentee, row, each);
    const look = lookKey(mentee.practice, mentee.sector, mentee.wants);
    const looks = looksOf(look, mentee);
    const told = look !== 0 || mentee.front !== 0 || mentee.back !== 0;
    return {
      each,
      form: mentee.form,
      named: mentee.form | mentee.page,
      told,
      always: told ? 0 : (looks[0] ?? 0) + nothingAlike,
      looks,
      front: mentee.front * halves,
      back: mentee.back * halves,
    };
  };
}
