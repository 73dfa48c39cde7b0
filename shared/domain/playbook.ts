import * as z from "zod";
import { KeyDateName } from "./key-date.ts";
import { FactName, MilestoneName } from "./participant.ts";
import { TimeText } from "./time.ts";

/** How a key date is found in any year until somebody confirms the real one. */
export const YearlyRule = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("fixed"),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  /** The nth weekday (ISO: Monday is 1) of a month, plus days. ASHP Midyear: 4th Thursday of November + 10. */
  z.strictObject({
    kind: z.literal("weekday"),
    month: z.number().int().min(1).max(12),
    weekday: z.number().int().min(1).max(7),
    nth: z.number().int().min(1).max(5),
    plusDays: z.number().int().default(0),
  }),
]);
export type YearlyRule = z.infer<typeof YearlyRule>;

/** What a condition may ask: one's own answer, the other side's, or both. */
const Asked = z.strictObject({ who: z.enum(["mentee", "mentor", "both"]), fact: FactName, is: z.boolean() });

/** What became of another touchpoint of the same cycle; `unanswered` while nobody has said anything of it. */
const Became = z.strictObject({
  touchpoint: z.string(),
  became: z.enum(["done", "skipped", "swapped", "unanswered"]),
});

/** Whether the mentee has a goal for this term or year, or the pair an agreement. */
const Has = z.strictObject({ has: z.enum(["goal", "agreement"]), is: z.boolean() });

export type Condition =
  | z.infer<typeof Asked>
  | z.infer<typeof Became>
  | z.infer<typeof Has>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };
/** A condition over facts, answers and goals. A fact nobody gave is neither true nor false: `is` fails either way. */
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      Asked,
      Became,
      Has,
      z.strictObject({ all: z.array(Condition) }),
      z.strictObject({ any: z.array(Condition) }),
      z.strictObject({ not: Condition }),
    ]),
  )
  .meta({ id: "Condition" });

/**
 * A day relative to a key date, to the start of the mentorship, to a milestone of the mentee, or (for an end) to the day
 * the touchpoint itself is due: so many days and weeks on, or before if negative, then so many weekdays, Monday to Friday.
 */
export const When = z.strictObject({
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("keyDate"), name: KeyDateName }),
    z.strictObject({ kind: z.literal("start") }),
    z.strictObject({ kind: z.literal("milestone"), name: MilestoneName }),
    z.strictObject({ kind: z.literal("due") }),
  ]),
  days: z.number().int(),
  weeks: z.number().int().optional(),
  weekdays: z.number().int().optional(),
});
export type When = z.infer<typeof When>;

/** Prompts leave between these local times. */
const Hours = z.strictObject({ from: TimeText, to: TimeText });

const Limit = When.extend({ if: Condition.optional() });

/** What one side reads. Text keys: `prompt.{touchpoint}.{side}.…` in the locales. */
export const Side = z.strictObject({
  if: Condition.optional(),
  /** Parts of the text, each shown only if its condition holds. */
  sections: z.array(z.strictObject({ name: z.string(), if: Condition.optional() })),
  /** Facts asked with one tap each. */
  asks: z.array(FactName).default([]),
});
export type Side = z.infer<typeof Side>;

/** A planned invitation to talk, as data. */
export const TouchpointRule = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  at: When,
  /** Pulls it earlier: the earliest of `at` and of these that apply counts. */
  noLaterThan: z.array(Limit).default([]),
  if: Condition.optional(),
  mentee: Side.optional(),
  mentor: Side.optional(),
  /** Nothing is sent after this day: what it prepares for is over. */
  expires: When,
  /**
   * A mentorship that starts after the planned day: leave it out, send it soon if it has not expired, or let the next
   * touchpoint say it too, as a section `also-{key}` of the same side.
   */
  late: z.enum(["skip", "send", "merge"]),
  /**
   * What becomes of it when its day falls into a pause: it waits until the pause is over, keeps its day, falls away, or
   * goes along with the one mail that follows the pause. Absent: it falls away.
   */
  pause: z.enum(["shift", "keep", "drop", "merge"]).optional(),
  /**
   * Comes again at the pair's own pace from `at` on, each time with the next of these topics as its one section, as often
   * as `atMost` in a cycle, and so many days apart from whatever else the mentee gets.
   */
  recurs: z
    .strictObject({
      topics: z.array(z.string()).min(1),
      atMost: z.number().int().positive(),
      apart: z.number().int().min(0),
    })
    .optional(),
  /**
   * Does nothing but keep two people in touch: it rests so many days after they last talked, and a comparison group does
   * without it. What a date makes necessary is no nudge.
   */
  nudge: z.strictObject({ rests: z.number().int().min(0) }).optional(),
  /** Hours of its own, in place of the playbook's. */
  window: Hours.optional(),
  /** A meeting in person that goes with it, with an invitation, in the key date's zone. */
  meeting: z
    .strictObject({
      on: When,
      time: TimeText,
      minutes: z.number().int().min(15).max(240),
      if: Condition,
      section: z.string(),
    })
    .optional(),
});
export type TouchpointRule = z.infer<typeof TouchpointRule>;

/** Which playbook, in which version. */
export const PlaybookPin = z.strictObject({ name: z.string(), version: z.number().int().positive() });
export type PlaybookPin = z.infer<typeof PlaybookPin>;

/** Versioned data that a programme takes a copy of and a mentorship is pinned to. */
export const Playbook = z.strictObject({
  name: z.string(),
  version: z.number().int().positive(),
  /** The day a cycle begins; cycle 2026 runs from this day of 2026 for a year. */
  cycleStarts: z.strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(28) }),
  keyDates: z.array(
    z.strictObject({
      name: KeyDateName,
      rule: YearlyRule,
      days: z.number().int().min(1).default(1),
      tentative: z.boolean(),
    }),
  ),
  /** Prompts leave between these local times, on working days. */
  window: Hours,
  touchpoints: z.array(TouchpointRule),
  /** Of prompts that hang on the mentee's own dates, at most so many a cycle: the year's budget of mails holds. */
  ownAtMost: z.number().int().positive().optional(),
  /** Of those and of recurring ones together, at most so many a cycle; the mentee's own dates count first. */
  extrasAtMost: z.number().int().positive().optional(),
  /** What it was made from, if it was: a copy goes its own way. */
  madeFrom: PlaybookPin.optional(),
});
export type Playbook = z.infer<typeof Playbook>;
