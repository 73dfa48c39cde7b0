import * as z from "zod";
import { InstantText } from "./time.ts";

/** Times somebody may suggest at once: enough to choose from, few enough to read. */
export const mostTimes = 3;
/** Minutes a talk may take. */
export const talkMinutes = { least: 15, usual: 30, most: 90 } as const;

/** By video at a link of their own, or by phone: whose number it is, they know themselves. */
export const ways = ["video", "phone"] as const;
export const TalkWay = z.enum(ways);
export type TalkWay = z.infer<typeof TalkWay>;

/**
 * `proposed`: times wait for the other; `agreed`: one of them was picked; `cancelled`: taken back before it was to be;
 * afterwards `took-place` or `did-not`, once somebody said so.
 */
const TalkState = z.enum(["proposed", "agreed", "cancelled", "took-place", "did-not"]);

/** A time to talk, or times to choose from. When and how alone: never what it is about. */
export const Talk = z.object({
  /** Counted within its mentorship, from 1; the UID in everybody's calendar is made from it. */
  number: z.number().int(),
  /** Who suggested the times. A video link is theirs, and lies with their own record. */
  by: z.string(),
  times: z.array(InstantText).max(mostTimes),
  minutes: z.number().int().min(talkMinutes.least).max(talkMinutes.most),
  how: TalkWay,
  state: TalkState,
  /** When it is to be, or was: absent until a time was picked. */
  at: InstantText.optional(),
  /** How often an agreed talk was moved or cancelled. */
  sequence: z.number().int(),
  proposedAt: InstantText,
  /** When it was last agreed, moved or cancelled: what calendars are told as the version's date. */
  changedAt: InstantText,
});
export type Talk = z.infer<typeof Talk>;

/** The id of a talk beyond its mentorship, for calendars. */
export function talkId(mentorship: string, { number }: Pick<Talk, "number">): string {
  return `talk.${mentorship}.${number}`;
}
