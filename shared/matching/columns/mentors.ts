import { sectors, ways } from "../../domain/profile.ts";
import { type Bits, noBits, putIn } from "./bits.ts";
import { type Classes, classes } from "./classes.ts";
import { type Index, indexOf } from "./index-of.ts";
import type { Read } from "./read.ts";

/** Everybody who may be suggested as a mentor, read once: what a mentee's row is put together from. */
export interface MentorColumns {
  readonly mentors: readonly Read[];
  /** By number of the topic, on the form or on the page. */
  readonly withTopic: readonly Bits[];
  /** By number of the language; who named none and has no mail language speaks any. */
  readonly speaking: readonly Bits[];
  readonly byRegion: Index<string>;
  readonly byInstitution: Index<string>;
  /** Who keeps apart from an institution. */
  readonly byApart: Index<string>;
  /** Who wishes to support somebody. */
  readonly supporting: Int32Array;
  /** Who gives an answer about who they are. */
  readonly byAnswer: Index<string>;
  /** Mentors that clock and parts of the week do not tell apart, and who they are. */
  readonly clocks: Classes<Read>;
  readonly withClock: readonly Bits[];
  /** Mentors that stage, clock and whether their place is known do not tell apart. */
  readonly stands: Classes<Read>;
  /** For each, their topics, a bit for each: all of them in the upper 16 bits, those of the form in the lower ones. */
  readonly themes: Int32Array;
  /** For each, where they look from and what they offer (`lookKey`), and both halves of their values, 8 bits each. */
  readonly packed: Int32Array;
}

/** Reads the mentors. */
export function mentorColumns(mentors: readonly Read[]): MentorColumns {
  const sets = (bitsOf: (one: Read) => number) => {
    const found = Array.from({ length: 32 }, () => noBits(mentors.length));
    mentors.forEach((one, place) => {
      for (let left = bitsOf(one); left !== 0; left &= left - 1) putIn(found[31 - Math.clz32(left & -left)], place);
    });
    return found;
  };
  const clocks = classes(mentors, clockKey);
  const withClock = clocks.first.map(() => noBits(mentors.length));
  clocks.of.forEach((clock, place) => {
    putIn(withClock[clock], place);
  });
  return {
    ...{ mentors, clocks, withClock },
    withTopic: sets(({ form, page }) => form | page),
    speaking: sets(({ languages }) => (languages === 0 ? -1 : languages)),
    byRegion: indexOf(mentors, ({ region }) => known(region)),
    byInstitution: indexOf(mentors, ({ institution }) => known(institution)),
    byApart: indexOf(mentors, ({ apart }) => apart),
    supporting: Int32Array.from(mentors.flatMap(({ supports }, place) => (supports === 0 ? [] : [place]))),
    byAnswer: indexOf(mentors, ({ answers }) => answers),
    stands: classes(mentors, standKey),
    themes: Int32Array.from(mentors, ({ form, page }) => ((form | page) << 16) | form),
    packed: Int32Array.from(
      mentors,
      ({ practice, sector, offers, front, back }) => (lookKey(practice, sector, offers) << 16) | (front << 8) | back,
    ),
  };
}

/** By person id, where people stand in a list. */
export function placesOf(people: readonly Read[]): Map<string, number> {
  const found = new Map<string, number>();
  people.forEach(({ person }, place) => {
    found.set(person, place);
  });
  return found;
}

const none: readonly string[] = [];
const known = (name: string | undefined) => (name === undefined ? none : [name]);

/** Their clock, and the parts of the week they have time in. */
export function clockKey({ clock, parts }: Read): number {
  return clock * 16 + parts;
}

/** Their stage, their clock, and whether region and institution are known. */
export function standKey({ stage, clock, region, institution }: Read): number {
  return ((clock * 8 + stage) * 2 + (region === undefined ? 0 : 1)) * 2 + (institution === undefined ? 0 : 1);
}

/** Where they look from, and what they offer or want. */
export function lookKey(practice: number, sector: number, some: number): number {
  return ((practice * (sectors.length + 1) + sector) << ways.length) | some;
}
