import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { PauseSpan } from "#shared/domain/pause.ts";
import { type Day, dayOf } from "./day.ts";

/** Days on which a mentee's year rests: from the first until the day it goes on. */
export interface Rest {
  readonly from: Day;
  readonly until: Day;
}

const none: readonly Rest[] = [];

/**
 * When a mentee's year rests: in the pauses of everybody and of their own, and while every one of their mentorships
 * pauses. Pauses that touch or overlap are one, so that one mail follows them and not several.
 */
export function restsOf(
  pauses: readonly (PauseSpan | undefined)[],
  mentorships: readonly Pick<Mentorship, "pause">[],
): readonly Rest[] {
  const together = pausedTogether(mentorships);
  if (!together && !pauses.some((pause) => pause)) return none;
  const spans = [together, ...pauses]
    .flatMap((pause) => (pause ? [{ from: dayOf(pause.from), until: dayOf(pause.until) }] : []))
    .filter(({ from, until }) => from < until)
    .sort((one, other) => one.from - other.from);
  const joined: Rest[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.until)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else joined.push(span);
  }
  return joined;
}

/** The rest a day falls into. */
export function restOn(day: Day, rests: readonly Rest[]): Rest | undefined {
  return rests.find(({ from, until }) => from <= day && day < until);
}

/** While all pause at once; one that goes on keeps the year going. */
function pausedTogether(mentorships: readonly Pick<Mentorship, "pause">[]): PauseSpan | undefined {
  const pauses = mentorships.flatMap(({ pause }) => pause ?? []);
  const [first, ...others] = pauses;
  if (!first || pauses.length < mentorships.length) return undefined;
  return others.reduce<PauseSpan>(
    (one, other) => ({
      from: one.from > other.from ? one.from : other.from,
      until: one.until < other.until ? one.until : other.until,
    }),
    first,
  );
}
