import type { Temporal } from "temporal-polyfill";
import { inRole, type Mentorship } from "../domain/mentorship.ts";
import { type Participant, participantId } from "../domain/participant.ts";
import type { PublishedComparison } from "../domain/report.ts";
import type { Touchpoint } from "../domain/touchpoint.ts";
import { difference, type Share } from "./interval.ts";
import { base, rounded } from "./rounding.ts";

/** Days somebody must have been paired to be counted, and days back in which a talk counts. */
const [pairedDays, talkDays] = [60, 90];
/** Fewer than these in a group, and nothing is said. */
const leastPeople = 20;

/** Mentees who met, of those counted: in the drawn group with fewer invitations, and all others. */
export interface CompareCounts {
  readonly fewer: Share;
  readonly others: Share;
}

/** Compares the two groups of mentees, record by record; mentorships come before mentees. */
export interface Comparer {
  readonly mentorship: (mentorship: Mentorship) => void;
  /** `drawn`: into the group with fewer invitations, whatever they asked for since. */
  readonly mentee: (mentee: Pick<Participant, "id">, drawn: boolean, year: readonly Touchpoint[]) => void;
  readonly counts: () => CompareCounts;
}

/** Starts comparing, on this day in the programme's zone. */
export function comparer(today: Temporal.PlainDate): Comparer {
  const pairedBy = today.subtract({ days: pairedDays }).toString();
  const since = today.subtract({ days: talkDays }).toString();
  /** Mentees who have been paired for long enough, and the last day one of their pairs said they talked. */
  const talks = new Map<string, string>();
  const shares = { fewer: { of: 0, people: 0 }, others: { of: 0, people: 0 } };
  return {
    mentorship(one) {
      if (one.state !== "active" || one.startDate > pairedBy) return;
      for (const person of inRole(one, "mentee")) {
        const id = participantId(one.programme, person);
        const [known = "", last = ""] = [talks.get(id), one.lastTalk];
        talks.set(id, known > last ? known : last);
      }
    },
    mentee({ id }, drawn, year) {
      const lastTalk = talks.get(id);
      if (lastTalk === undefined) return;
      const done = year.some(({ state, answeredAt = "" }) => state === "done" && answeredAt.slice(0, 10) >= since);
      const share = shares[drawn ? "fewer" : "others"];
      share.people++;
      if (done || lastTalk >= since) share.of++;
    },
    counts: () => shares,
  };
}

/**
 * What may be handed on of it: null where a group has fewer than twenty people, or fewer than five who did or did not
 * meet. Those who met and those who did not are rounded down to fives before anything is reckoned from them, so that
 * whoever reads two reports learns no single answer; shares are whole percents of that.
 */
export function publishComparison({ fewer, others }: CompareCounts): PublishedComparison | null {
  const groups = [fewer, others];
  if (groups.some(({ people }) => people < leastPeople)) return null;
  if (groups.some(({ of, people }) => of < base || people - of < base)) return null;
  const [ours, theirs] = [inFives(fewer), inFives(others)];
  const { value, low, high } = difference(ours, theirs);
  const shown = ({ of, people }: Share) => ({ people, percent: percent(of / people) });
  return {
    fewer: shown(ours),
    others: shown(theirs),
    difference: percent(value),
    low: percent(low),
    high: percent(high),
  };
}

/** A group of which both parts are rounded down by themselves. */
function inFives({ of, people }: Share): Share {
  const met = rounded(of);
  return { of: met, people: met + rounded(people - of) };
}

/** Whole percents; adding nothing makes an unsigned zero of the negative one. */
function percent(share: number): number {
  return Math.round(share * 100) + 0;
}
