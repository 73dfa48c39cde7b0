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
  sides: z.array(z.enum(["mentee", "mentor"])),
  sections: z.object({ mentee: z.array(z.string()), mentor: z.array(z.string()) }),
  asks: z.object({ mentee: z.array(z.string()), mentor: z.array(z.string()) }),
  meeting: Meeting.optional(),
  answeredAt: InstantText.optional(),
  /** What the mentee would rather talk about; only of a swapped one. */
  need: Need.optional(),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

/** The id of a touchpoint. */
export function touchpointId(participant: string, key: string, occurrence: string): string {
  return `${participant}.${key}.${occurrence}`;
}
