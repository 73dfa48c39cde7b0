import { describe, expect, it } from "vitest";
import { publish } from "#shared/report/publish.ts";
import { someCounts } from "#test/support/report-counts.ts";

/** Every programme with so few mentors of one mentee, of two, of three, of four and of none. */
function* programmes(): Generator<{ idle: number; load: readonly [number, number, number]; filled: number }> {
  for (let one = 0; one < 10; one++)
    for (let two = 0; two < 10; two++)
      for (let three = 0; three < 10; three++)
        for (let four = 0; three + four < 10; four++)
          for (let idle = 0; idle < 25; idle++)
            yield { idle, load: [one, two, three + four], filled: one + 2 * two + 3 * three + 4 * four };
}

describe("mentors by their number of mentees", () => {
  it("O8: are shown beside the pairs only where no small number can be worked out, in any of many programmes", () => {
    const seen = new Map<string, readonly [Set<number>, Set<number>, Set<number>]>();
    for (const { idle, load, filled } of programmes()) {
      const mentors = idle + load[0] + load[1] + load[2];
      const published = publish(someCounts({ figures: { filled, mentors }, load }));
      if (published.load === null) continue;
      const key = JSON.stringify([published.load, published.figures.filled, published.figures.mentors]);
      const values = seen.get(key) ?? [new Set<number>(), new Set<number>(), new Set<number>()];
      for (const [index, count] of load.entries()) values[index]?.add(count);
      seen.set(key, values);
    }
    const complete = [...seen].filter(([key]) => isWhole(key));
    expect(complete.length).toBeGreaterThan(10);
    for (const [key, values] of complete) {
      for (const known of values) {
        const small = [...known].some((value) => value > 0 && value < 5);
        expect(small && known.size < 5, key).toBe(false);
      }
    }
  });

  it("O8: are not shown among so few that two mentees of one mentor would be found", () => {
    const few = someCounts({ figures: { filled: 4, mentors: 6 }, load: [2, 1, 0] });
    expect(publish(few).load).toBeNull();
    const many = someCounts({ figures: { filled: 130, mentors: 90 }, load: [45, 27, 9] });
    expect(publish(many).load).toEqual([45, 25, 5]);
  });
});

/** Numbers whose every possible programme is among those tried. */
function isWhole(key: string): boolean {
  const [load, , mentors]: [number[], number, number] = JSON.parse(key);
  return load.every((count) => count <= 5) && mentors <= 20;
}
