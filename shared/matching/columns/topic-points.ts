import { topics } from "../../domain/participant.ts";
import { allTopicPoints, topicPoints } from "../points.ts";
import type { Scale } from "../score.ts";

/** What any choice of topics brings, by a bit for each: those both chose on the form, and those a page names. */
export interface TopicPoints {
  readonly onForms: Int16Array;
  readonly byPage: Int16Array;
}

/** Adds up every choice once, so that what two people have in common is two look-ups. */
export function topicPointsIn({ rarity, weights }: Pick<Scale, "rarity" | "weights">): TopicPoints {
  const sumsOf = (onForms: boolean) =>
    sums(topics.map((topic) => topicPoints(weights, rarity.get(topic) ?? 1, onForms)));
  return { onForms: sumsOf(true), byPage: sumsOf(false).map((sum) => allTopicPoints(weights, 0, sum)) };
}

/** The sum of any choice out of a few numbers, by the bits of who is chosen. */
function sums(numbers: readonly number[]): Int16Array {
  const found = new Int16Array(2 ** numbers.length);
  for (let which = 1; which < found.length; which++)
    found[which] = (found[which & (which - 1)] ?? 0) + (numbers[31 - Math.clz32(which & -which)] ?? 0);
  return found;
}
