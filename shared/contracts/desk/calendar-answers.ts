import * as z from "zod";
import { HolidayCalendar } from "../../domain/programme.ts";
import { DateText } from "../../domain/time.ts";

/** What a look through the next five years found. */
export const HolidayReport = z.object({
  from: DateText,
  /** The first day that was not looked at any more. */
  until: DateText,
  days: z.array(
    z.object({
      prompt: z.string(),
      cycle: z.string(),
      day: DateText,
      because: z.enum(["holiday", "society", "weekend"]),
      holiday: z.object({ calendar: HolidayCalendar, name: z.string() }).optional(),
      /** The working day on which it leaves instead. */
      to: DateText,
    }),
  ),
  /** Prompts whose days follow the pair or the mentee's own dates. */
  personal: z.array(z.string()),
  /** Up to when the calendars the programme keeps are known: all of it, and days of a fixed rule. */
  calendars: z.array(z.object({ calendar: HolidayCalendar, known: DateText, reaches: DateText })),
});
