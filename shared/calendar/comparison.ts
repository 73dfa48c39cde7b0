import { spread } from "#shared/domain/ids.ts";
import type { Participant } from "#shared/domain/participant.ts";
import type { Programme } from "#shared/domain/programme.ts";

/** One mentee in so many is drawn. */
const oneIn = 5;

/**
 * Whether a mentee gets only what a date makes necessary. Their id alone decides who is drawn: nobody chooses it, and the
 * same mentee is drawn again each year. Who asked for all prompts gets them, drawn or not.
 */
export function inComparison(
  { comparison }: Pick<Programme, "comparison">,
  { id, allPrompts }: Pick<Participant, "id" | "allPrompts">,
): boolean {
  return comparison === "on" && allPrompts !== true && spread(`comparison.${id}`, oneIn) === 0;
}
