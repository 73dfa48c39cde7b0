import * as z from "zod";
import { Terms } from "../domain/agreement.ts";
import { GoalText, Horizon } from "../domain/goal.ts";

/** Forms send one value where JSON sends a list, and nothing where no box is ticked. */
const oneOrMany = (value: unknown) =>
  Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value];
const id = z.string().min(1).max(60);
const wording = { words: GoalText, horizon: Horizon };

/** What a mentee does with their goals, what a mentor suggests, and what the pair agrees on: one thing at a time. */
export const UpdateGoals = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("write"), ...wording }),
  z.strictObject({ action: z.literal("change"), goal: id, ...wording }),
  z.strictObject({ action: z.literal("reached"), goal: id }),
  z.strictObject({ action: z.literal("let-go"), goal: id }),
  z.strictObject({ action: z.literal("resume"), goal: id }),
  z.strictObject({ action: z.literal("accept"), goal: id, suggestion: id }),
  z.strictObject({ action: z.literal("leave"), goal: id, suggestion: id }),
  /** For a mentor; without a goal it is a new one. */
  z.strictObject({ action: z.literal("suggest"), mentee: id, goal: id.optional(), ...wording }),
  z.strictObject({
    action: z.literal("propose"),
    mentorship: id,
    needs: z.preprocess(oneOrMany, Terms.shape.needs.refine(eachOnce, "each once")),
    purposes: z.preprocess(oneOrMany, Terms.shape.purposes.refine(eachOnce, "each once")),
    cadence: Terms.shape.cadence,
    quiet: Terms.shape.quiet,
  }),
  /** To the number on the page; to an older one nothing happens. */
  z.strictObject({ action: z.literal("agree"), mentorship: id, number: z.coerce.number().int().positive() }),
]);
export type UpdateGoals = z.infer<typeof UpdateGoals>;

function eachOnce(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
