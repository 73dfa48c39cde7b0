import * as z from "zod";
import { line } from "./person.ts";
import { InstantText } from "./time.ts";

/** How far a goal reaches: this term, this year, a whole career. */
export const horizons = ["term", "year", "career"] as const;
export const Horizon = z.enum(horizons);
export type Horizon = z.infer<typeof Horizon>;

/** Characters of a goal: one or two sentences. */
export const goalLength = 280;

/** A goal's words as people type them, in one line however many they used. */
export const GoalText = z
  .string()
  .transform((text) => text.replace(/\s+/g, " "))
  .pipe(line(goalLength));

const wording = { words: z.string(), horizon: Horizon, at: InstantText, person: z.string() };

/** What a goal was called from some day on, and who put it so. */
export const GoalVersion = z.object({ ...wording, by: z.enum(["mentee", "mentor"]) });
export type GoalVersion = z.infer<typeof GoalVersion>;

/** A mentor's wording that the mentee may take over. `aside`: the mentee left it, which nobody else is told. */
export const Suggestion = z.object({ ...wording, id: z.string(), aside: z.boolean() });
export type Suggestion = z.infer<typeof Suggestion>;

/** `suggested` until the mentee makes it theirs; `reached` or `let-go` when it is over. Never counted, never compared. */
export const GoalState = z.enum(["suggested", "current", "reached", "let-go"]);

/** What a mentee wants to reach, in versions that grow, the oldest first. Stays with the mentee when a mentor leaves. */
export const Goal = z.object({
  /** `participant.goal`. */
  id: z.string(),
  version: z.number().int(),
  participant: z.string(),
  state: GoalState,
  /** Empty only while it is suggested. */
  versions: z.array(GoalVersion),
  suggestions: z.array(Suggestion),
  createdAt: InstantText,
});
export type Goal = z.infer<typeof Goal>;

/** The part of a goal's id that is its own. */
export function goalName({ id, participant }: Pick<Goal, "id" | "participant">): string {
  return id.slice(participant.length + 1);
}
