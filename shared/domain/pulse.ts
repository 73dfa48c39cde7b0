import * as z from "zod";
import { InstantText } from "./time.ts";

/** What is asked on five steps: does it fit, do they belong, are they sure of themselves, may they speak freely, is it worth it. */
export const pulseQuestions = ["fit", "belonging", "confidence", "safety", "benefit"] as const;
export const PulseQuestion = z.enum(pulseQuestions);
export type PulseQuestion = z.infer<typeof PulseQuestion>;

/** When it is asked, in each cycle of a mentorship. */
export const pulseMoments = ["start", "middle", "end"] as const;
export const PulseMoment = z.enum(pulseMoments);
export type PulseMoment = z.infer<typeof PulseMoment>;

/** From "not at all" to "wholly". */
export const pulseSteps = [1, 2, 3, 4, 5] as const;
export const PulseStep = z.number().int().min(1).max(5);

/** What one person said of one mentorship at one moment; whatever they left out is absent. */
export const PulseAnswer = z.object({
  mentorship: z.string(),
  side: z.enum(["mentee", "mentor"]),
  cycle: z.string(),
  moment: PulseMoment,
  steps: z.partialRecord(PulseQuestion, PulseStep),
  /** Whether the two work on something together. */
  jointWork: z.boolean().optional(),
  at: InstantText,
});
export type PulseAnswer = z.infer<typeof PulseAnswer>;

/** All a person ever answered in a programme. Theirs alone: only counts of many leave it. Id: `person.programme`. */
export const Pulse = z.object({
  id: z.string(),
  version: z.number().int(),
  person: z.string(),
  programme: z.string(),
  answers: z.array(PulseAnswer),
});
export type Pulse = z.infer<typeof Pulse>;

/** The id of what a person answered in a programme. */
export function pulseId(programme: string, person: string): string {
  return `${person}.${programme}`;
}

type Place = Pick<PulseAnswer, "mentorship" | "cycle" | "moment">;

function isAt(place: Place, one: PulseAnswer): boolean {
  return one.mentorship === place.mentorship && one.cycle === place.cycle && one.moment === place.moment;
}

/** What they said of a mentorship at a moment. */
export function answerAt(pulse: Pulse | undefined, place: Place): PulseAnswer | undefined {
  return pulse?.answers.find((one) => isAt(place, one));
}

/** The record with an answer in the place of what was said at the same moment before. */
export function withAnswer(pulse: Pulse, answer: PulseAnswer): Pulse {
  return { ...pulse, answers: [...pulse.answers.filter((one) => !isAt(answer, one)), answer] };
}

/** Somebody may not speak freely: a reason to show where to turn. */
export function isUnsafe({ steps }: Pick<PulseAnswer, "steps">): boolean {
  return steps.safety !== undefined && steps.safety <= 2;
}
