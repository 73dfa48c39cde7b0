import * as z from "zod";
import { DateText } from "./time.ts";

/** What a mentee wishes for one touchpoint of their year: another day, or to leave it out. One of the two. */
export const Wish = z.object({ day: DateText.optional(), out: z.literal(true).optional() });
export type Wish = z.infer<typeof Wish>;

/** Wishes by the id of their touchpoint. */
export const Wishes = z.record(z.string(), Wish);
export type Wishes = z.infer<typeof Wishes>;

/** What a mentor may say of something ahead in their mentee's year: chosen, never written. */
export const remarkNames = ["earlier", "later", "important", "i-can-help"] as const;
export const RemarkName = z.enum(remarkNames);
export type RemarkName = z.infer<typeof RemarkName>;

/** A mentor's remarks in one mentorship, by key and occurrence of what they are on. */
export const Remarks = z.record(z.string(), RemarkName);
export type Remarks = z.infer<typeof Remarks>;

/** Entries that may stand beside each other: years that are long over make room for new ones. */
const most = 200;

/** What is wished for a touchpoint, if anything is. */
export function wishFor(wishes: Wishes | undefined, touchpoint: string): Wish | undefined {
  return wishes?.[touchpoint];
}

/** The same entries with this one, or without it; the oldest make room. */
export function withEntry<Value>(
  entries: Readonly<Record<string, Value>> | undefined,
  name: string,
  value: Value | undefined,
): Record<string, Value> {
  const { [name]: _, ...others } = entries ?? {};
  const now = value === undefined ? others : { ...others, [name]: value };
  return Object.fromEntries(Object.entries(now).slice(-most));
}
