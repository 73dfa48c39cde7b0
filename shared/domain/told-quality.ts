import type { RoundQuality, ToldQuality } from "./round.ts";

/** Of fewer people than these, what they said or who they are could be worked out from a count. */
export const fewestTold = 5;

/**
 * What of a round's quality is kept and told: how many said whom they would like only where they are enough people, and
 * who would both rather have each other, which follows from what nobody sees, only where enough could be placed.
 */
export function toldQuality(quality: RoundQuality): ToldQuality {
  const { blocking, strong, wished, granted, first, ...told } = quality;
  return {
    ...told,
    ...(quality.reachable < fewestTold ? {} : { blocking, strong }),
    ...(wished < fewestTold ? {} : { wished, granted, first }),
  };
}
