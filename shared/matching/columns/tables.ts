import type { Weights } from "../../domain/pairing-policy.ts";
import { disciplines, sectors, ways } from "../../domain/profile.ts";
import { eyePoints, hoursPoints, stagePoints, valuesPoints, waysPoints } from "../points.ts";
import { clocksApart } from "../score.ts";
import { lookKey } from "./mentors.ts";
import { bitsIn, type Read } from "./read.ts";

/** Answers of half the questions on values: none or one of five for each of three. */
export const halves = 6 ** 3;

/**
 * By two halves (`one * halves + other`), how many questions both answered times 32, plus how near: four for each that
 * is the same. Two such numbers add up to what both halves say together.
 */
export const nearness = nearnessOf(step);

function nearnessOf(of: (one: number, other: number) => number): Uint8Array {
  const table = new Uint8Array(halves * halves);
  for (let one = 0; one < halves; one++)
    for (let other = 0; other < halves; other++)
      table[one * halves + other] =
        of(one % 6, other % 6) +
        of(Math.floor(one / 6) % 6, Math.floor(other / 6) % 6) +
        of(Math.floor(one / 36), Math.floor(other / 36));
  return table;
}

function step(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : 32 + 4 - Math.abs(one - other);
}

/** Points by such a sum. */
export function pointsByNearness(weights: Weights): Int16Array {
  return Int16Array.from({ length: 256 }, (_, sum) => valuesPoints(weights, sum >>> 5, sum & 31));
}

/** Says what mentors of each look (`lookKey`) bring a mentee. */
export function looksIn(weights: Weights): (mentee: Read) => Int16Array {
  const differ = (one: number, other: number) => (one === 0 || other === 0 ? undefined : one !== other);
  const all = 1 << ways.length;
  return (mentee) => {
    const table = new Int16Array(lookKey(disciplines.length + 1, 0, 0));
    const wanted = bitsIn(mentee.wants).length;
    const byOffers = Array.from({ length: all }, (_, offers) => {
      const said = wanted > 0 && offers !== 0;
      return waysPoints(weights, said ? wanted : undefined, bitsIn(mentee.wants & offers).length);
    });
    for (let practice = 0; practice <= disciplines.length; practice++) {
      const byPractice = eyePoints(weights, "practice", differ(mentee.practice, practice));
      for (let sector = 0; sector <= sectors.length; sector++) {
        const eyes = byPractice + eyePoints(weights, "sector", differ(mentee.sector, sector));
        const from = lookKey(practice, sector, 0);
        for (let offers = 0; offers < all; offers++) table[from + offers] = eyes + (byOffers[offers] ?? 0);
      }
    }
    return table;
  };
}

/** What stage and clock bring, and the place, as if region and institution differed wherever both are known. */
export function standPoints(mentee: Read, mentor: Read, weights: Weights): number {
  const elsewhere = (one?: string, other?: string) => (one === undefined || other === undefined ? undefined : true);
  return (
    stagePoints(weights, mentor.stage - mentee.stage) +
    hoursPoints(weights, clocksApart(mentee.offset, mentor.offset)) +
    eyePoints(weights, "region", elsewhere(mentee.region, mentor.region)) +
    eyePoints(weights, "institution", elsewhere(mentee.institution, mentor.institution))
  );
}
