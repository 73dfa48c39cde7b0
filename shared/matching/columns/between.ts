import { warned as lost, wishPoints } from "../points.ts";
import { type Pool, peopleIn, policyOf } from "../pool.ts";
import { type Bits, takeOut } from "./bits.ts";
import { at } from "./index-of.ts";
import { type MentorColumns, placesOf } from "./mentors.ts";
import { type PairList, pairList } from "./pair-list.ts";
import type { Read } from "./read.ts";

/** What a pool says of single pairs, for one mentee after another. */
export interface Between {
  /** Takes out of a row, which begins at a word, whom this mentee must not be suggested to. */
  bar(mentee: Read, row: number, bits: Bits, from: number): void;
  /** Adds to a row of points what was said of single mentors, and takes off what they are warned of. */
  weigh(mentee: Read, row: number, points: Int16Array): void;
}

/** Reads what a pool says of single pairs of these mentees and mentors. */
export function betweenIn(pool: Pool, mentees: readonly Read[], columns: MentorColumns): Between {
  const { relations: handling, weights } = policyOf(pool);
  const { byInstitution, byApart } = columns;
  const [rowOf, placeOf] = [placesOf(mentees), placesOf(columns.mentors)];
  const [barred, warned, wished] = [pairList(mentees.length), pairList(mentees.length), pairList(mentees.length)];
  const note = (list: PairList, mentee: string, mentor: string, said = 0) => {
    const [row, place] = [rowOf.get(mentee), placeOf.get(mentor)];
    // Much is kept of people who are not in this round.
    if (row !== undefined && place !== undefined) list.add(row, place, said);
  };
  for (const { person } of columns.mentors) note(barred, person, person);
  for (const key of pool.excluded) note(barred, ...peopleIn(key));
  for (const [key, relations] of pool.relations ?? [])
    for (const relation of relations) {
      if (handling[relation] === "block") note(barred, ...peopleIn(key));
      if (handling[relation] === "warn") note(warned, ...peopleIn(key));
    }
  for (const [key, wish] of pool.wishes ?? []) note(wished, ...peopleIn(key), wishPoints(weights, wish));

  const colleagues = (how: "block" | "warn", { institution }: Read, then: (mentor: number) => void) => {
    if (handling.employer === how) at(byInstitution, institution).forEach(then);
  };
  const rivals = (how: "block" | "warn", { institution, apart }: Read, then: (mentor: number) => void) => {
    if (handling.competitor !== how) return;
    at(byApart, institution).forEach(then);
    for (const rival of apart) at(byInstitution, rival).forEach(then);
  };
  // Whom a row was last warned of: once is enough.
  const warnedBy = new Int32Array(columns.mentors.length).fill(-1);
  return {
    bar(mentee, row, bits, from) {
      const out = (mentor: number) => takeOut(bits, from, mentor);
      barred.each(row, out);
      colleagues("block", mentee, out);
      rivals("block", mentee, out);
    },
    weigh(mentee, row, points) {
      const warn = (mentor: number) => {
        if (warnedBy[mentor] !== row) points[mentor] = (points[mentor] ?? 0) - lost;
        warnedBy[mentor] = row;
      };
      warned.each(row, warn);
      colleagues("warn", mentee, warn);
      rivals("warn", mentee, warn);
      wished.each(row, (mentor, more) => {
        points[mentor] = (points[mentor] ?? 0) + more;
      });
    },
  };
}
