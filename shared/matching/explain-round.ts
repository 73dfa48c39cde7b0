import type { Temporal } from "temporal-polyfill";
import type { RoundFigures } from "../domain/explanation.ts";
import { type Found, foundIn } from "./decided.ts";
import { type Explained, explain } from "./explain.ts";
import { helpsOf, spreadOf } from "./figures.ts";
import type { Pool } from "./pool.ts";
import { pricesOf } from "./prices.ts";
import type { Suggestion } from "./propose.ts";

/**
 * Explains a round with the prices of its best result, however it was decided, and draws it: how its pairs fit, and
 * where one more place helps most. Nothing is solved for it that was `found` already.
 */
export function explainRound(
  pool: Pool,
  suggestions: readonly Pick<Suggestion, "mentee" | "mentor" | "score">[],
  now: Temporal.Instant,
  { pairs, best }: Pick<Found, "pairs" | "best"> = foundIn(pool, now),
): Explained & { readonly figures: RoundFigures } {
  const prices = pricesOf(pairs.problem, best, pairs.order);
  return {
    ...explain(pool, suggestions, now, { pairs, prices }),
    figures: { spread: spreadOf(suggestions.map(({ score }) => score)), helps: helpsOf(pairs, best.mentorOf, prices) },
  };
}
