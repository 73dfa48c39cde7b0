import { diffYear } from "#shared/calendar/diff.ts";
import { planYear } from "#shared/calendar/plan.ts";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { best, meanOf, rounded, secondsOf, slope } from "./measuring.ts";
import { daySeconds, isPlanned, mailsOf, now, type Plan, wallSeconds, yearInput } from "./planning-ways.ts";
import { aPlannedProgramme, aVariedPair, type VariedPair } from "./varied-pairs.ts";

/** Years kept at a time: what is measured is planning, not the room a hundred thousand years take. */
const atATime = 2500;
/** Mentorships planned the naive way: enough to measure a rate. */
const rivals = 2000;

/**
 * Plans many mentorships, measures how that grows, and moves a key date over all of them. In seconds of processor time,
 * as others use the machine too.
 */
export function planningBench(mentorships: number) {
  const plan = aPlannedProgramme([]);
  const planned = warmUp(plan);
  const sizes = [mentorships / 8, mentorships / 4, mentorships / 2, mentorships].map(Math.round);
  const seconds = sizes.map((size) => meanOf(mentorships / size, () => each(size, (pair) => planOne(plan, pair))));
  const [whole = 0] = seconds.slice(-1);
  const some = mentorships / 4;
  const mailed = each(some, (pair) => mailsOf(plan, pair, planOne(plan, pair)));
  const pairs = pairsFrom(0, rivals);
  const years = pairs.map((pair) => planOne(plan, pair));
  const mails = pairs.flatMap((pair, at) => mailsOf(plan, pair, years[at] ?? []));
  const naiveDays = rivals / best(2, () => daySeconds(years));
  const naiveMails = rivals / best(2, () => daySeconds(years) + wallSeconds(mails));
  const rate = mentorships / whole;
  const moved = movedKeyDate(mentorships);
  const exponent = slope(sizes, seconds);
  return {
    timesAsFastAsDaysAloneByThePolyfill: rounded(rate / naiveDays),
    withMailsTimesAsFastAsDaysAndInstantsAloneByThePolyfill: rounded(some / mailed / naiveMails),
    withinGoal: rate >= 20_000 && exponent <= 1.1 && moved.seconds <= 10,
    exponent: rounded(exponent),
    mentorshipsASecond: Math.round(rate),
    withMailsMentorshipsASecond: Math.round(some / mailed),
    mentorships,
    playbook: `${plan.playbook.name}@${plan.playbook.version}`,
    ofEach: { touchpoints: rounded(planned / rivals), mails: rounded(mails.filter(isPlanned).length / rivals) },
    seconds: Object.fromEntries(sizes.map((size, at) => [size, rounded(seconds[at] ?? 0)])),
    keyDateMoved: moved,
  };
}

function planOne(plan: Plan, pair: VariedPair, stored: readonly Touchpoint[] = []): Touchpoint[] {
  return planYear(yearInput(plan, pair, stored), now);
}

/** Lets the compiler see everything once; planned touchpoints of `rivals` mentorships. */
function warmUp(plan: Plan): number {
  let planned = 0;
  for (let round = 0; round < 4; round++) {
    planned = 0;
    for (const pair of pairsFrom(0, rivals)) {
      const year = planOne(plan, pair);
      mailsOf(plan, pair, year);
      diffYear(year, planOne(plan, pair, year));
      planned += year.filter(isPlanned).length;
    }
  }
  return planned;
}

/** Seconds to do something for so many mentorships; what they are made from is there before. */
function each(mentorships: number, plan: (pair: VariedPair) => unknown): number {
  let took = 0;
  for (let from = 0; from < mentorships; from += atATime) {
    const pairs = pairsFrom(from, mentorships);
    took += secondsOf(() => {
      for (const pair of pairs) plan(pair);
    });
  }
  return took;
}

/** The Midyear meeting moves by a week: what becomes of every stored year. */
function movedKeyDate(mentorships: number) {
  const [before, after] = [aPlannedProgramme([midyear("2026-12-06")]), aPlannedProgramme([midyear("2026-12-13")])];
  let [took, moved] = [0, 0];
  for (let from = 0; from < mentorships; from += atATime) {
    const years = pairsFrom(from, mentorships).map((pair) => ({ pair, stored: planOne(before, pair) }));
    took += secondsOf(() => {
      for (const { pair, stored } of years) moved += diffYear(stored, planOne(after, pair, stored)).moved.length;
    });
  }
  return { seconds: rounded(took), mentorships, touchpointsMoved: moved };
}

function midyear(date: string): KeyDate {
  const days = 5;
  const place = { id: "demo.2026.midyear", programme: "demo", cycle: "2026", name: "midyear" };
  return { ...place, version: 1, date, days, state: "confirmed" };
}

function pairsFrom(from: number, mentorships: number): VariedPair[] {
  return Array.from({ length: Math.min(atATime, mentorships - from) }, (_, at) => aVariedPair(from + at));
}
