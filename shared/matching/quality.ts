import type { RoundQuality } from "../domain/round.ts";
import { complaintsOf } from "./complaints.ts";
import { edgeBetween, type Pairs } from "./pairs.ts";
import type { Pool } from "./pool.ts";
import type { Assignment } from "./problem.ts";
import { score } from "./score.ts";
import { totalOf } from "./solve.ts";
import type { Sides } from "./utility.ts";

/**
 * What a result reached, measured against the best there is, in points that coordinators see: from two totals of a round
 * of few people, anybody could work out what is kept. Looks at every pair once. `sides` come from `sidesOf`, `best` from
 * `solve` over all pairs.
 */
export function qualityOf(
  { pairs, sides, pool }: { readonly pairs: Pairs; readonly sides: Sides; readonly pool: Pick<Pool, "wishes"> },
  mentorOf: Int32Array,
  best: Assignment,
  way: RoundQuality["way"],
): RoundQuality {
  const points = shownPoints(pairs, mentorOf);
  return {
    ...plainQuality(pairs, mentorOf, best, way),
    reached: isBest(pairs, mentorOf, best) ? 100 : shareOf(sumOf(points), sumOf(shownPoints(pairs, best.mentorOf))),
    ...complaintsOf(pairs.problem, sides, mentorOf),
    ...wishesIn(pairs, pool, mentorOf),
  };
}

/**
 * The part of it that says nothing of whom somebody would like, or who somebody is: what a change that somebody only
 * looks at may say, since anybody could look at one change after another.
 */
export type PlainQuality = Pick<RoundQuality, "way" | "reachable" | "worst">;
export function plainQuality(
  pairs: Pairs,
  mentorOf: Int32Array,
  { matched }: Pick<Assignment, "matched">,
  way: RoundQuality["way"],
): PlainQuality {
  const points = shownPoints(pairs, mentorOf);
  return { way, reachable: matched, worst: points.reduce((least, one) => Math.min(least, one), points[0] ?? 0) };
}

/** The points of each pair of a result, as coordinators see them. */
export function shownPoints({ mentees, mentors, scale }: Pairs, mentorOf: Int32Array): number[] {
  return mentees.flatMap((mentee, row) => {
    const mentor = mentors[mentorOf[row] ?? -1];
    return mentor === undefined ? [] : [score(mentee, mentor, scale).total];
  });
}

const sumOf = (points: readonly number[]) => points.reduce((sum, more) => sum + more, 0);

/** Whether no result is better: judged by everything that counts. */
function isBest({ problem }: Pairs, mentorOf: Int32Array, best: Assignment): boolean {
  const placed = mentorOf.reduce((sum, mentor) => sum + (mentor < 0 ? 0 : 1), 0);
  return placed === best.matched && totalOf(problem, mentorOf) === best.score;
}

/** Of a hundred; never quite all of it, since it is not the best. */
const shareOf = (part: number, whole: number) =>
  whole > 0 ? Math.max(0, Math.min(99, Math.floor((100 * part) / whole))) : 99;

/** Who said of somebody they may be paired with that they would like them, who got one of those, and who their favourite. */
function wishesIn({ mentees, mentors, problem }: Pairs, { wishes }: Pick<Pool, "wishes">, mentorOf: Int32Array) {
  const rowOf = new Map(mentees.map(({ participant }, row) => [participant.person, row]));
  const columnOf = new Map(mentors.map(({ participant }, column) => [participant.person, column]));
  const likes = new Map<number, Map<number, number>>();
  for (const [pair, wish] of wishes ?? []) {
    const [mentee = "", mentor = ""] = pair.split(">");
    const [row, column] = [rowOf.get(mentee), columnOf.get(mentor)];
    if (wish <= 0 || row === undefined || column === undefined || edgeBetween(problem, row, column) < 0) continue;
    likes.set(row, (likes.get(row) ?? new Map()).set(column, wish));
  }
  let [granted, first] = [0, 0];
  for (const [row, liked] of likes) {
    const got = liked.get(mentorOf[row] ?? -1);
    if (got === undefined) continue;
    granted++;
    if (got === Math.max(...liked.values())) first++;
  }
  return { wished: likes.size, granted, first };
}
