import type { Temporal } from "temporal-polyfill";
import type { PairingPolicy } from "../domain/pairing-policy.ts";
import type { RoundQuality } from "../domain/round.ts";
import { fewestTold } from "../domain/told-quality.ts";
import { decide } from "./decide.ts";
import { foundIn } from "./decided.ts";
import type { Pool } from "./pool.ts";
import { qualityOf, shownPoints } from "./quality.ts";
import { shownOnly } from "./shown.ts";
import { sidesOf } from "./utility.ts";

/** What a way of deciding would mean for the same people. */
export interface WayOutcome {
  readonly way: PairingPolicy["way"];
  /** Whether the pair that fits least was lifted first. */
  readonly floor: boolean;
  /** People who would get a mentor; `quality.reachable` could. */
  readonly placed: number;
  /** Of all pairs together, as coordinators see them. */
  readonly points: number;
  readonly quality: RoundQuality;
}

const ways = [
  { way: "best", floor: false },
  { way: "best", floor: true },
  { way: "fewer-complaints", floor: false },
  { way: "fewer-complaints", floor: true },
  { way: "stable", floor: false },
] as const;

/**
 * Decides the same round in every way there is, so that what a way costs is seen before it is chosen. Where it would
 * place very few people, only what coordinators see counts: otherwise, by trying weight after weight on two or three
 * people, anybody could find out what one of them said in private.
 */
export function compareWays(all: Pool, now: Temporal.Instant): WayOutcome[] {
  const found = foundIn(all, now);
  const few = found.best.matched < fewestTold;
  const { pool, pairs, best } = few ? foundIn(shownOnly(all), now) : found;
  const sides = sidesOf(pool, pairs);
  return ways.map(({ way, floor }) => {
    const { mentorOf } = decide({ pairs, sides, best }, { way, floor });
    const placed = mentorOf.reduce((sum, mentor) => sum + (mentor < 0 ? 0 : 1), 0);
    const points = shownPoints(pairs, mentorOf).reduce((sum, more) => sum + more, 0);
    return { way, floor, placed, points, quality: qualityOf({ pairs, sides, pool }, mentorOf, best, way) };
  });
}
