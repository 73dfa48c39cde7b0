import { type Sector, sectors } from "../domain/profile.ts";
import { type FigureName, figureNames, type Groups, type notSaid, type Published } from "../domain/report.ts";
import { loadIsSafe } from "./load.ts";
import { type PulseCounts, publishPulse } from "./pulse.ts";
import { base, rounded } from "./rounding.ts";

/** What was counted, exactly. Never stored, never shown. */
export interface Counts {
  readonly figures: Readonly<Record<FigureName, number>>;
  /** Mentees who wait, by the region and the sector they gave; `not-said` where they gave none. */
  readonly regions: ReadonlyMap<string, number>;
  readonly sectors: ReadonlyMap<Sector | typeof notSaid, number>;
  /** Mentors with one mentee, with two, with three or more. */
  readonly load: readonly [number, number, number];
  /** The five questions. */
  readonly pulse: PulseCounts;
}

/** Regions a page has room for. */
const mostRegions = 8;

/**
 * What may be handed on of a programme's counts, so that nobody finds out about fewer than five people.
 *
 * Primary suppression: a group of fewer than five is not listed. Against what could be worked out from the rest, every
 * number is rounded down to fives, totals from the true total and not from the rounded parts: whoever subtracts is left
 * with at least five possible values (Hundepool et al., Handbook on Statistical Disclosure Control, on rounding and on
 * secondary suppression; the base of five is that of HESA's rounding strategy). Two reports differ by multiples of five:
 * one person who comes or goes moves a number by nothing or by five, as up to nine others would. What this does not
 * hide: whoever knows from elsewhere that exactly one person came, and sees a number move, knows the number.
 */
export function publish({ figures, regions, sectors: bySector, load, pulse }: Counts): Published {
  const shown = { ...figures };
  for (const name of figureNames) shown[name] = rounded(figures[name]);
  const bySize = listed(bySector);
  const loads = load.map(rounded);
  return {
    figures: { ...shown, waiting: Math.min(shown.waiting, roomFor(bySize, sectors.length + 1)) },
    regions: listed(regions).slice(0, mostRegions),
    sectors: bySize,
    load: loadIsSafe(loads, shown.filled, shown.mentors) ? loads : null,
    pulse: publishPulse(pulse),
  };
}

/** Groups of at least five, the largest first. Who said nothing is a group like others. */
function listed<Group extends string>(counts: ReadonlyMap<Group, number>): { group: Group; people: number }[] {
  return [...counts]
    .map(([group, count]) => ({ group, people: rounded(count) }))
    .filter(({ people }) => people > 0)
    .sort((one, other) => other.people - one.people || (one.group < other.group ? -1 : 1));
}

/**
 * The greatest total that may stand beside a table of so many groups: a greater one, however true, would say that none
 * of the small groups is empty. It takes nearly every group to end in four or nine, and makes the total five too small.
 */
function roomFor(groups: Groups, kinds: number): number {
  if (groups.length === kinds) return Number.POSITIVE_INFINITY;
  return groups.reduce((sum, { people }) => sum + people, 0) + rounded((kinds - 1) * (base - 1));
}

/** Mentees who wait for a place nobody has, as far as the published numbers say it. */
export function shortfallOf({ waiting, offered, filled }: Published["figures"]): number {
  return Math.max(0, waiting - Math.max(0, offered - filled));
}
