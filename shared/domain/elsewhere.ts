import * as z from "zod";
import { InstantText } from "./time.ts";

/**
 * A mentorship in which a mentee keeps their applications out, in one cycle, and nothing else: never where anybody
 * applies, nor why. Lies with the mentee's own profile, where no mentor and no coordinator reads.
 */
export const Elsewhere = z.object({ mentorship: z.string(), cycle: z.string() });
export type Elsewhere = z.infer<typeof Elsewhere>;

/**
 * That a mentee would like another mentor for applications: what coordinators see, and rounds look for, while the season
 * lasts. When that ends is not kept here: its date may move.
 */
export const AnotherMentor = z.object({ since: InstantText });
export type AnotherMentor = z.infer<typeof AnotherMentor>;

/** Whether applications are kept out of this mentorship in this cycle; `2026.2` is a reminder of `2026`. */
export function isElsewhere(list: readonly Elsewhere[] | undefined, mentorship: string, occurrence: string): boolean {
  const [cycle] = occurrence.split(".");
  return (list ?? []).some((one) => one.mentorship === mentorship && one.cycle === cycle);
}

/** The list with one mentorship put in or taken out; what was said in another cycle goes too. */
export function withElsewhere(
  list: readonly Elsewhere[] | undefined,
  mentorship: string,
  put: Elsewhere | undefined,
  cycle: string,
): Elsewhere[] | undefined {
  const others = (list ?? []).filter((one) => one.mentorship !== mentorship && one.cycle === cycle);
  const all = put === undefined ? others : [...others, put];
  return all.length === 0 ? undefined : all;
}
