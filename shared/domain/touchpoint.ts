import * as z from "zod";
import { Need } from "./need.ts";
import { DateText, InstantText, TimeText, Zone } from "./time.ts";

/**
 * `planned` is ahead; `done`, `skipped`, `snoozed` and `swapped` (another topic instead) are answers; `dropped` no longer
 * applies or came too late.
 */
export const TouchpointState = z.enum(["planned", "done", "skipped", "snoozed", "swapped", "dropped"]);

/** A meeting in person that goes with a touchpoint. Its UID is the touchpoint's id; the sequence rises with each change. */
export const Meeting = z.object({
  date: DateText,
  time: TimeText,
  zone: Zone,
  minutes: z.number().int(),
  sequence: z.number().int(),
  state: z.enum(["proposed", "cancelled"]),
});
export type Meeting = z.infer<typeof Meeting>;

/** The rules that are looked at when a touchpoint is planned, in this order. */
export const tracedRules = [
  "date",
  "limit",
  "late-start",
  "snooze",
  "pace",
  "talk",
  "pause",
  "working-day",
  "wish",
  "condition",
  "comparison",
  "extras",
  "over",
  "meeting",
] as const;

/** One rule that had a say: what it found (days, names, numbers), and what came of it. */
export const TraceStep = z.object({
  rule: z.enum(tracedRules),
  verdict: z.enum(["sets", "moves", "holds", "drops", "merges"]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TraceStep = z.infer<typeof TraceStep>;

/** One planned invitation to talk in a mentee's year. Stays with the mentee when a mentor leaves. */
export const Touchpoint = z.object({
  /** `participant.key.occurrence`. */
  id: z.string(),
  version: z.number().int(),
  participant: z.string(),
  key: z.string(),
  /** The cycle (`2026`), or for prompts that hang on the start the round's id; `.2` is added by a snooze. */
  occurrence: z.string(),
  /** The day it is due; each side's own zone and window make the instant. */
  date: DateText,
  expires: DateText,
  state: TouchpointState,
  /** Why it stands as it does, as a message key: `planned`, `deadline`, `caught-up`, `snoozed`; dropped: `no-longer-applies`, … */
  reason: z.string(),
  /** Hours of its own in which it may leave, where it has some. */
  window: z.object({ from: TimeText, to: TimeText }).optional(),
  sides: z.array(z.enum(["mentee", "mentor"])),
  sections: z.object({ mentee: z.array(z.string()), mentor: z.array(z.string()) }),
  asks: z.object({ mentee: z.array(z.string()), mentor: z.array(z.string()) }),
  meeting: Meeting.optional(),
  /** How it came to its day, or to silence: every rule that had a say, in order. Absent where planned before it was kept. */
  trace: z.array(TraceStep).optional(),
  answeredAt: InstantText.optional(),
  /** What the mentee would rather talk about; only of a swapped one. */
  need: Need.optional(),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

/** The id of a touchpoint. */
export function touchpointId(participant: string, key: string, occurrence: string): string {
  return `${participant}.${key}.${occurrence}`;
}
