import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sectors } from "#shared/domain/profile.ts";
import { notSaid, type Published } from "#shared/domain/report.ts";
import { publish, shortfallOf } from "#shared/report/publish.ts";
import { forAll } from "#test/support/for-all.ts";
import { someCounts } from "#test/support/report-counts.ts";

/** What an onlooker knows of a number: every value it may have. */
type Values = ReadonlySet<number>;

/** Whether somebody is found out: some number is at least one, below five, and known to fewer than five values. */
function tells(values: Values): boolean {
  return [...values].some((value) => value > 0 && value < 5) && values.size < 5;
}

const sizes = fc.integer({ min: 0, max: 14 });

/** Of a table, every way its groups may have been counted, each once for groups that look alike: they may be swapped. */
function worlds(listed: readonly { group: string; people: number }[], names: readonly string[]): number[][] {
  const from = names.map((name) => listed.find(({ group }) => group === name)?.people ?? 0).sort((a, b) => a - b);
  let all: number[][] = [[]];
  for (const [index, least] of from.entries()) {
    const alike = from[index - 1] === least;
    all = all.flatMap((world) =>
      [0, 1, 2, 3, 4]
        .map((rest) => least + rest)
        .filter((value) => !alike || value >= (world.at(-1) ?? 0))
        .map((value) => [...world, value]),
    );
  }
  return all;
}

/** What an onlooker may think of the groups of each table, by the number that stands for them. */
type Thoughts = Map<string, Set<number>>;

function note(thoughts: Thoughts, table: string, world: readonly number[]): void {
  for (const value of world) {
    const key = `${table} ${value - (value % 5)}`;
    thoughts.set(key, (thoughts.get(key) ?? new Set<number>()).add(value));
  }
}

/**
 * The onlooker knows how this program publishes and tries every world: three regions and those who gave none, seven
 * groups by sector, one total of both. A world is possible when it would be published exactly so.
 */
function thoughtsOf(seen: Published): Thoughts {
  const thoughts: Thoughts = new Map();
  const totals = new Set<number>();
  for (const world of worlds(seen.sectors, [...sectors, notSaid])) {
    const waiting = world.reduce((sum, one) => sum + one, 0);
    const again = publish(someCounts({ figures: { waiting }, sectors: world }));
    const same = again.figures.waiting === seen.figures.waiting && sizesOf(again) === sizesOf(seen);
    if (!same) continue;
    note(thoughts, "sector", world);
    totals.add(waiting);
  }
  const most = Math.max(...totals);
  for (const world of worlds(seen.regions, ["a", "b", "c", notSaid])) {
    // Regions nobody thought of may hold the rest.
    if (world.reduce((sum, one) => sum + one, 0) <= most) note(thoughts, "region", world);
  }
  return thoughts;
}

const sizesOf = ({ sectors: all }: Published) => all.map(({ people }) => people).join();

describe("what is published of a programme", () => {
  it("O8: lists no group of fewer than five, and rounds every number down to fives", () => {
    const counts = someCounts({
      figures: { active: 23, waiting: 4, mails: 1204 },
      regions: { North: 5, South: 4, [notSaid]: 9 },
    });
    const { figures, regions } = publish(counts);
    expect(figures).toMatchObject({ active: 20, waiting: 0, mails: 1200, ended: 0 });
    expect(regions).toEqual([
      { group: "North", people: 5 },
      { group: notSaid, people: 5 },
    ]);
  });

  it("O8: holds no number but multiples of five", () => {
    const load = fc.tuple(sizes, sizes, sizes);
    const figures = fc.record({ waiting: sizes, mentors: sizes, filled: sizes, active: sizes, mentorsFit: sizes });
    forAll(
      fc.property(figures, fc.array(sizes, { maxLength: 7 }), load, (some, bySector, mentors) => {
        const published = publish(someCounts({ figures: some, sectors: bySector, load: mentors }));
        const groups = [...published.regions, ...published.sectors].map(({ people }) => people);
        for (const one of [...Object.values(published.figures), ...groups, ...(published.load ?? [])])
          expect(one % 5).toBe(0);
        expect(groups.every((people) => people >= 5)).toBe(true);
      }),
    );
  });

  it("O8: leaves at least five values to every small group, whatever total and tables say together", () => {
    const bySector = fc.array(fc.constantFrom<number>(0, 1, 2, 3, 4, 5, 7, 8, 9), { minLength: 7, maxLength: 7 });
    const shares = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }), sizes);
    forAll(
      fc.property(bySector, shares, (counted, [a, b, c]) => {
        const waiting = counted.reduce((sum, one) => sum + one, 0);
        const [first, second, third] = [Math.min(a, waiting), Math.min(b, waiting - Math.min(a, waiting)), c];
        const rest = waiting - first - second;
        const regions = { a: first, b: second, c: Math.min(third, rest), [notSaid]: rest - Math.min(third, rest) };
        const seen = publish(someCounts({ figures: { waiting }, sectors: counted, regions }));
        for (const values of thoughtsOf(seen).values()) expect(tells(values)).toBe(false);
      }),
      60,
    );
  });

  it("O8: leaves them where nearly every group ends in four or nine, which a true total would give away", () => {
    for (const counted of [
      [9, 9, 9, 9, 9, 9, 4],
      [9, 9, 9, 9, 9, 4, 4],
      [4, 4, 4, 4, 4, 4, 4],
      [9, 4, 4, 4, 4, 4, 1],
    ]) {
      const waiting = counted.reduce((sum, one) => sum + one, 0);
      const thoughts = thoughtsOf(publish(someCounts({ figures: { waiting }, sectors: counted })));
      for (const values of thoughts.values()) expect(tells(values)).toBe(false);
    }
  });

  it("O8: tells of one person who came or went between two reports no more than of nine others", () => {
    const pairs = fc.array(fc.tuple(sizes, sizes), { minLength: 7, maxLength: 7 });
    forAll(
      fc.property(pairs, (changes) => {
        const [before, after] = [changes.map(([was]) => was), changes.map(([, is]) => is)].map((counted) =>
          publish(someCounts({ figures: { waiting: counted.reduce((sum, one) => sum + one, 0) }, sectors: counted })),
        );
        for (const kind of [...sectors, notSaid]) {
          const values = (report: Published | undefined) => {
            const from = report?.sectors.find(({ group }) => group === kind)?.people ?? 0;
            return [0, 1, 2, 3, 4].map((rest) => from + rest);
          };
          const differences = new Set(values(after).flatMap((is) => values(before).map((was) => Math.abs(is - was))));
          expect(tells(differences)).toBe(false);
        }
      }),
    );
  });

  it("O8: says how many wait for whom there is no place", () => {
    const { figures } = publish(someCounts({ figures: { waiting: 42, offered: 33, filled: 21 }, sectors: [42] }));
    expect(shortfallOf(figures)).toBe(30);
    expect(shortfallOf({ ...figures, waiting: 5 })).toBe(0);
  });
});
