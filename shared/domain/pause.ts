import * as z from "zod";
import { CohortName, type Participant } from "./participant.ts";
import { DateText, InstantText } from "./time.ts";

/** Days from the first until the day things go on. */
export interface PauseSpan {
  readonly from: string;
  readonly until: string;
}

/** A pause of everybody in a programme, or of one cohort. Id: `programme.…`; ended early, `until` is the day it ended. */
export const Pause = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  cohort: CohortName.optional(),
  from: DateText,
  until: DateText,
  setBy: z.string(),
  setAt: InstantText,
});
export type Pause = z.infer<typeof Pause>;

/** How long a pause lasts unless said otherwise, and at most. */
export const usualPause = { months: 3 } as const;
export const longestPause = { years: 1 } as const;

/** The same participant, out until a day. A pause that is made longer or shorter began when it began. */
export function paused(participant: Participant, today: string, until: string): Participant {
  const from = participant.state === "paused" ? (participant.pause?.from ?? today) : today;
  return { ...participant, state: "paused", pause: { from, until } };
}

/** The same participant, back on a day: what was planned for later days is on again. */
export function resumed(participant: Participant, day: string): Participant {
  const { pause } = participant;
  return { ...participant, state: "active", pause: pause && { ...pause, until: day } };
}

/** The pauses of everybody, and of somebody's cohort, that concern them. */
export function pausesOf({ cohort }: Pick<Participant, "cohort">, pauses: readonly Pause[]): Pause[] {
  return pauses.filter((pause) => pause.cohort === undefined || pause.cohort === cohort);
}

/** Whether somebody or something pauses on a day. */
export function pausesOn(span: PauseSpan | undefined, day: string): boolean {
  return span !== undefined && span.from <= day && day < span.until;
}

/** The pause of the same people that has days in common with this one, if there is one. */
export function inTheWay(
  pauses: readonly Pause[],
  { cohort, from, until }: PauseSpan & { cohort?: string | undefined },
) {
  return pauses.find((one) => one.cohort === cohort && one.from < until && from < one.until);
}

/** The same pause, over on this day; one that has not begun by then never was. */
export function endedOn<Span extends PauseSpan>(span: Span, day: string): Span {
  return { ...span, until: day < span.from ? span.from : day };
}
