import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAgenda, ordinary } from "#infra/sandbox/agenda.ts";

const nothing = async () => undefined;

describe("the agenda", () => {
  it("gives entries by instant, then rank, then order of arrival, without the cancelled ones", () => {
    const entry = fc.record({
      at: fc.integer({ min: 0, max: 5 }),
      rank: fc.constantFrom(0, 1, ordinary),
      cancelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const agenda = createAgenda();
        const added = entries.map(({ at, rank }, index) => agenda.add(at, String(index), nothing, rank));
        entries.forEach(({ cancelled }, index) => {
          if (cancelled) added[index]?.cancel();
        });
        const taken: string[] = [];
        for (let next = agenda.take(); next; next = agenda.take()) taken.push(next.label);
        const expected = entries
          .map((value, index) => ({ ...value, index }))
          .filter(({ cancelled }) => !cancelled)
          .sort((left, right) => left.at - right.at || left.rank - right.rank || left.index - right.index)
          .map(({ index }) => String(index));
        expect(taken).toEqual(expected);
      }),
    );
  });

  it("remembers where it stands, and tells of entries that come to stand first", () => {
    const agenda = createAgenda();
    let told = 0;
    agenda.onEarlier(() => {
      told += 1;
    });
    agenda.add(10, "a", nothing, 3);
    agenda.add(20, "b", nothing);
    agenda.add(5, "c", nothing);
    expect(told).toBe(2);
    agenda.take();
    agenda.take();
    expect(agenda.position()).toEqual({ at: 10, rank: 3 });
    expect([agenda.size(), agenda.peek()?.label]).toEqual([1, "b"]);
  });
});
