import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { happening } from "#test/support/calendar-happenings.ts";
import { playLife } from "#test/support/calendar-life.ts";
import { progress, proofSize, proved } from "#test/support/proving.ts";

/** A full proof takes minutes, on a slow machine an hour. */
const patience = 3 * 60 * 60 * 1000;

describe("lives of calendar entries", () => {
  const lives = proofSize(400, 100_000);

  it(
    "Y24 F29: whatever is moved and cancelled, and however late, twice or out of order mail comes, the calendar is right in the end",
    () => {
      const tell = progress("lives of calendar entries", lives);
      let [played, entries] = [0, 0];
      void fc.assert(
        fc.property(fc.array(happening, { minLength: 1, maxLength: 24 }), fc.boolean(), (life, subscribed) => {
          const { shown, truth } = playLife(life, subscribed);
          expect(shown).toEqual(truth);
          tell(++played);
          entries += shown.length;
        }),
        { numRuns: lives },
      );
      expect(entries).toBeGreaterThan(lives / 4);
      proved("lives of calendar entries", { lives: played, entries });
    },
    patience,
  );

  it("Y24: late mail about a talk that was cancelled brings nothing back", () => {
    const { shown } = playLife(
      [
        { what: "talk", by: 50 },
        { what: "send", which: 0 },
        { what: "move", by: 60 },
        { what: "send", which: 0 },
        { what: "deliver", which: 1, twice: true },
        { what: "cancel" },
        { what: "send", which: 0 },
        { what: "deliver", which: 2, twice: false },
        { what: "deliver", which: 0, twice: false },
      ],
      false,
    );
    expect(shown).toEqual([]);
  });
});
