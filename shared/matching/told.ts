import type { Topic } from "../domain/participant.ts";
import { type Availability, availabilities } from "../domain/profile.ts";
import type { Candidate } from "./candidate.ts";

/** Languages somebody can talk in: those they named, else the one their mail is in. Empty: nobody knows. */
export function languagesOf({ profile, locale }: Candidate): string[] {
  const named = profile?.languages ?? [];
  if (named.length > 0) return [...named];
  return locale === undefined ? [] : [locale.slice(0, 2)];
}

/** Most names that were compared before, and keys, need no further look. */
const plainName = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** A name as it is compared: without case, accents and signs, so that "St. Luke’s" is "st luke s". Undefined if nothing is left. */
export function folded(name: string | undefined): string | undefined {
  if (name === undefined || plainName.test(name)) return name;
  const plain = name
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0 ? undefined : words.join(" ");
}

/** Quarters of an hour in a day, and in a week. */
const [day, week] = [96, 672];
/** From when until when, in hours of a day; on the first five days, or on the last two. */
const spans: Record<Availability, { from: number; to: number; days: readonly number[] }> = {
  mornings: { from: 7, to: 12, days: [0, 1, 2, 3, 4] },
  afternoons: { from: 12, to: 17, days: [0, 1, 2, 3, 4] },
  evenings: { from: 17, to: 22, days: [0, 1, 2, 3, 4] },
  weekends: { from: 7, to: 22, days: [5, 6] },
};

/**
 * Whether two people who each named parts of their week, on clocks so many hours apart (the first one's offset less the
 * other's), have a whole hour in common. Who named nothing has all week.
 */
export function haveAnHour(one: readonly Availability[], other: readonly Availability[], ahead: number): boolean {
  return shareAnHour(bitsOf(one), bitsOf(other), ahead);
}

/** The same of two people whose parts of the week are bits, in the order of a day. */
export function shareAnHour(one: number, other: number, ahead: number): boolean {
  const [mine, theirs] = [weeks[one], weeks[other]];
  if (one === 0 || other === 0 || mine === undefined || theirs === undefined) return true;
  const shift = Math.round(ahead * 4);
  let run = 0;
  for (let quarter = 0; quarter < week + 4; quarter++) {
    const local = (quarter + shift + week) % week;
    run = mine[local] === 1 && theirs[quarter % week] === 1 ? run + 1 : 0;
    if (run === 4) return true;
  }
  return false;
}

/** By quarter of an hour since Monday began, 1 where they have time; by which of the parts are theirs, a bit for each. */
const weeks = Array.from({ length: 2 ** availabilities.length }, (_, parts) => {
  const quarters = new Uint8Array(week);
  for (const [index, part] of availabilities.entries()) {
    const { from, to, days } = spans[part];
    for (const which of days) if ((parts >> index) & 1) quarters.fill(1, which * day + from * 4, which * day + to * 4);
  }
  return quarters;
});

function bitsOf(parts: readonly Availability[]): number {
  return parts.reduce((sum, part) => sum | (1 << availabilities.indexOf(part)), 0);
}

/** The parts of the week somebody named, in the order of a day. */
export function partsOf({ profile }: Candidate): Availability[] {
  return availabilities.filter((part) => profile?.availability?.includes(part));
}

/** The topics of the form, and those of the page. */
export function topicsOf({ participant, profile }: Candidate): Topic[] {
  return [...participant.topics, ...(profile?.topics ?? [])];
}
