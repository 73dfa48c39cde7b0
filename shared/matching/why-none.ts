import type { Unpaired } from "../domain/explanation.ts";
import { competitionIn } from "./competition.ts";
import { type Barrier, barrierBetween } from "./eligibility.ts";
import type { Pairs } from "./pairs.ts";
import type { Pool } from "./pool.ts";

/** Why somebody has nobody, as a round keeps it. */
export type None = Pick<Unpaired, "mentee" | "why" | "places" | "bar" | "rivals">;

/** Pairs looked at for the rules, all people without a suggestion together. */
const mostLooked = 150_000;

/**
 * Why nobody is suggested to those whom `chosen` gives nobody: the rule that keeps most mentors from them, or who else
 * wants the same places. In a round with very many of them the rules are counted over the first mentors only, and how
 * many those are is said.
 */
export function whyNone(pool: Pool, pairs: Pairs, chosen: Int32Array): None[] {
  const { mentees, mentors, problem } = pairs;
  const rows = [...mentees.keys()].filter((row) => (chosen[row] ?? -1) < 0);
  const looked = mentors.slice(0, Math.max(1, Math.floor(mostLooked / Math.max(1, rows.length))));
  const competing = competitionIn(problem, chosen);
  return rows.flatMap((row): None[] => {
    const mentee = mentees[row];
    if (mentee === undefined) return [];
    const [from, to] = [problem.offsets[row] ?? 0, problem.offsets[row + 1] ?? 0];
    let places = 0;
    for (let edge = from; edge < to; edge++) places += problem.capacities[problem.mentors[edge] ?? 0] ?? 0;
    const who = { mentee: mentee.participant.person, places };
    if (mentors.length === 0) return [{ ...who, why: "nobody" }];
    const rules = new Map<Barrier, number>();
    // Who may have nearly everybody is kept from nobody that matters.
    if (2 * (to - from) < mentors.length)
      for (const mentor of looked) {
        const barrier = barrierBetween(mentee, mentor, pool, pairs.scale);
        if (barrier !== undefined) rules.set(barrier, (rules.get(barrier) ?? 0) + 1);
      }
    const [most] = [...rules].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
    // Of those who were suggested before or are kept apart, no more is said than that.
    const bar = most && most[0] !== "excluded" && { bar: { rule: most[0], mentors: most[1], of: looked.length } };
    if (places === 0) return [{ ...who, why: most?.[0] === "excluded" ? "earlier" : "barred", ...bar }];
    const { mentees: all, places: fewer } = competing(row);
    // Not so where the way of the programme gives up people for something else.
    const compete = all.length > fewer && { rivals: { mentees: all.length, places: fewer } };
    return [{ ...who, why: "taken", ...bar, ...compete }];
  });
}
