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

export type Condition = z.infer<typeof Asked> | { all: Condition[] } | { any: Condition[] } | { not: Condition };
/** A condition over facts. A fact nobody gave is neither true nor false: `is` fails either way. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Asked,
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** A day relative to a key date, to the start of the mentorship, or to a milestone of the mentee. */
export const When = z.strictObject({
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("keyDate"), name: KeyDateName }),
    z.strictObject({ kind: z.literal("start") }),
    z.strictObject({ kind: z.literal("milestone"), name: MilestoneName }),
  ]),
  days: z.number().int(),
});
export type When = z.infer<typeof When>;

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
  /** A mentorship that starts after the planned day: leave it out, or send it soon if it has not expired. */
  late: z.enum(["skip", "send"]),
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

/** Versioned data that a programme pins. */
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
  window: z.strictObject({ from: TimeText, to: TimeText }),
  touchpoints: z.array(TouchpointRule),
  /** Of prompts that hang on the mentee's own dates, at most so many a cycle: the year's budget of mails holds. */
  ownAtMost: z.number().int().positive().optional(),
});
export type Playbook = z.infer<typeof Playbook>;
