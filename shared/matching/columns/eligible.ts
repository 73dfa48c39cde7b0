import type { PairingPolicy } from "../../domain/pairing-policy.ts";
import { clocksApart } from "../score.ts";
import { shareAnHour } from "../told.ts";
import { addAll, anyOf, type Bits, noBits, wordsFor } from "./bits.ts";
import { remembering, rowsKept } from "./index-of.ts";
import { clockKey, type MentorColumns } from "./mentors.ts";
import type { Read } from "./read.ts";

/** Fills in, for one mentee after another, the mentors whom clocks, languages and topics let them meet, from a word on. */
export function eligibleIn(
  { mentors, clocks, withClock, speaking, withTopic }: MentorColumns,
  policy: PairingPolicy,
): (mentee: Read, into: Bits, from: number) => void {
  // The same question about a week comes again and again: clocks differ by quarters of an hour.
  const anHour = remembering<number, readonly [Read, Read], boolean>(100_000, ([one, other]) =>
    shareAnHour(one.parts, other.parts, one.offset - other.offset),
  );
  const meeting = remembering<number, Read, Bits>(rowsKept(wordsFor(mentors.length)), (mentee) => {
    const found = noBits(mentors.length);
    clocks.first.forEach((mentor, clock) => {
      if (clocksApart(mentee.offset, mentor.offset) > policy.hoursApart) return;
      const ahead = Math.round((mentee.offset - mentor.offset) * 4);
      if (anHour(ahead * 256 + mentee.parts * 16 + mentor.parts, [mentee, mentor])) addAll(found, withClock[clock]);
    });
    return found;
  });
  const everybody = noBits(mentors.length).fill(-1);
  const [talking, sharing] = [noBits(mentors.length), noBits(mentors.length)];
  return (mentee, into, from) => {
    const { languages, form, page } = mentee;
    const meets = meeting(clockKey(mentee), mentee);
    // Of whom no language is known, none stands in the way.
    const talks = languages === 0 ? everybody : anyOf(speaking, languages, talking);
    const topics = policy.shareTopic ? anyOf(withTopic, form | page, sharing) : everybody;
    inAll(meets, talks, topics, into, from);
  };
}

/** Fills in, from a word on, who is in all of three sets. */
function inAll(one: Bits, two: Bits, three: Bits, into: Bits, from: number): void {
  for (let word = 0; word < one.length; word++)
    into[from + word] = (one[word] ?? 0) & (two[word] ?? 0) & (three[word] ?? 0);
}
