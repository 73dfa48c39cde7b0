import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PulseAnswer, pulseMoments } from "#shared/domain/pulse.ts";
import { enough, type PulseCounts, publishPulse, pulseCounter } from "#shared/report/pulse.ts";
import { forAll } from "#test/support/for-all.ts";

/** Whether somebody is found out: some number is at least one, below five, and known to fewer than five values. */
function tells(values: ReadonlySet<number>): boolean {
  return [...values].some((value) => value > 0 && value < 5) && values.size < 5;
}

const zeros = pulseCounter().counts();
const split = (yes: number, no: number) => publishPulse({ ...zeros, jointWork: [yes, no] }).jointWork;
const shift = (...ways: [number, number, number]) =>
  publishPulse({ ...zeros, change: { ...zeros.change, fit: { mentees: ways, mentors: [0, 0, 0] } } }).change.fit
    ?.mentees;

/** Groups an onlooker thinks possible, by what would be published of them. */
function thoughts(
  worlds: readonly number[][],
  publish: (world: readonly number[]) => unknown,
): Map<string, Set<number>[]> {
  const found = new Map<string, Set<number>[]>();
  for (const world of worlds) {
    const seen = JSON.stringify(publish(world));
    const values = found.get(seen) ?? world.map(() => new Set<number>());
    world.forEach((value, index) => void values[index]?.add(value));
    found.set(seen, values);
  }
  return found;
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, value) => value);

describe("what is published of the five questions", () => {
  it("Y19: leaves at least five values to every small group, for an onlooker who tries every world", () => {
    const pairs = upTo(39).flatMap((yes) => upTo(39).map((no) => [yes, no]));
    const triples = upTo(24).flatMap((a) => upTo(24).flatMap((b) => upTo(24).map((c) => [a, b, c])));
    const all = [
      ...thoughts(pairs, ([yes = 0, no = 0]) => split(yes, no)).values(),
      ...thoughts(triples, ([a = 0, b = 0, c = 0]) => shift(a, b, c)).values(),
    ];
    expect(all.length).toBeGreaterThan(50);
    for (const values of all.flat()) expect(tells(values)).toBe(false);
  });

  it("Y19: says nothing of fewer than twenty answers, and multiples of five of the others", () => {
    forAll(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (yes, no) => {
        const shown = split(yes, no);
        if (yes + no < enough) expect(shown).toBeNull();
        for (const one of shown ?? []) expect(one % 5).toBe(0);
        if (shown !== null) expect(shown.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(enough);
      }),
    );
    expect(split(23, 2)).toEqual([20, 0]);
    expect(split(12, 13)).toEqual([10, 10]);
    expect(split(14, 9)).toBeNull();
  });

  const answer = (overrides: Partial<PulseAnswer>): PulseAnswer => ({
    ...{ mentorship: "shp_1", side: "mentee", cycle: "2026", moment: "start", steps: {} },
    at: `2026-0${1 + pulseMoments.indexOf(overrides.moment ?? "start") * 3}-01T00:00:00.000Z`,
    ...overrides,
  });
  const counted = (...people: PulseAnswer[][]): PulseCounts => {
    const counting = pulseCounter();
    for (const answers of people) counting.take({ answers });
    return counting.counts();
  };

  it("Y19: counts each side's benefit apart, everybody once, by what they said last", () => {
    const { benefit, jointWork } = counted(
      [answer({ steps: { benefit: 2 } }), answer({ moment: "end", steps: { benefit: 4 }, jointWork: true })],
      [answer({ steps: { benefit: 3 } }), answer({ mentorship: "shp_2", moment: "middle", steps: { fit: 5 } })],
      [answer({ side: "mentor", steps: { benefit: 5 }, jointWork: false })],
    );
    expect(benefit).toEqual({ mentees: [1, 1], mentors: [1, 0] });
    expect(jointWork).toEqual([1, 0]);
  });

  it("Y19: compares the end of a year with the start of the same mentorship, and nothing else", () => {
    const [start, end] = [
      answer({ steps: { fit: 2, safety: 5 } }),
      answer({ moment: "end", steps: { fit: 4, safety: 1 } }),
    ];
    const { change } = counted(
      [start, end],
      [start, { ...end, mentorship: "shp_2" }],
      [end],
      [start, answer({ moment: "middle", steps: { fit: 5 } })],
      [start, answer({ moment: "end", steps: { safety: 5 } })],
      [
        { ...start, side: "mentor" },
        { ...end, side: "mentor" },
      ],
    );
    expect(change.fit).toEqual({ mentees: [1, 0, 0], mentors: [1, 0, 0] });
    expect(change.safety).toEqual({ mentees: [0, 1, 1], mentors: [0, 0, 1] });
    expect(change.belonging.mentees).toEqual([0, 0, 0]);
  });
});
