import * as z from "zod";
import { mostTimes, TalkWay, talkMinutes } from "../domain/talk.ts";
import { DateText, InstantText, instantOf, TimeText } from "../domain/time.ts";
import { HttpsLink } from "./profile-requests.ts";
import { LanguageQuery } from "./requests.ts";

const emptyIsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const oneOrMany = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== "");
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsAbsent, schema.optional());

/** An instant that there is: the pattern alone lets a thirteenth month through. */
const Moment = InstantText.refine(isInstant, "not an instant");
function isInstant(text: string): boolean {
  try {
    return instantOf(text).epochMilliseconds > 0;
  } catch {
    return false;
  }
}

/** Years with four digits: a slip of the keyboard makes more. */
const Day = DateText.refine((date) => date < "2200-01-01", "too far");
const count = z.coerce.number().int().min(0).max(10_000);
const shown = { number: count, sequence: count };

/** What one of a pair does about a time to talk: one thing at a time. */
export const ArrangeTalk = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("propose"),
    /** Instants the page offered. */
    times: z.preprocess(oneOrMany, z.array(Moment).max(mostTimes)),
    /** Days and clock times of one's own, where one lives. */
    ...{ date1: optional(Day), time1: optional(TimeText) },
    ...{ date2: optional(Day), time2: optional(TimeText) },
    ...{ date3: optional(Day), time3: optional(TimeText) },
    minutes: z.preprocess(
      emptyIsAbsent,
      z.coerce.number().int().min(talkMinutes.least).max(talkMinutes.most).default(talkMinutes.usual),
    ),
    how: TalkWay,
    link: optional(HttpsLink),
  }),
  z.strictObject({ action: z.literal("pick"), number: count, time: Moment }),
  z.strictObject({ action: z.literal("none"), number: count }),
  z.strictObject({ action: z.literal("withdraw"), number: count }),
  z.strictObject({
    action: z.literal("move"),
    ...shown,
    time: optional(Moment),
    date1: optional(Day),
    time1: optional(TimeText),
  }),
  z.strictObject({ action: z.literal("cancel"), ...shown }),
  /** Whether a talk that is over took place; `moved`: they find another time. */
  z.strictObject({ action: z.literal("met"), number: count, met: z.enum(["yes", "moved", "dropped"]) }),
  /** A mentor's own page to book a time on; empty takes it away. */
  z.strictObject({ action: z.literal("booking"), booking: optional(HttpsLink) }),
]);
export type ArrangeTalk = z.infer<typeof ArrangeTalk>;

/** `do=yes` in a link of a mail marks that button; it never acts. */
export const MeetQuery = LanguageQuery.extend({ do: z.string().max(40).optional().catch(undefined) });
