import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { shortlists } from "#shared/matching/shortlist.ts";
import { solve } from "#shared/matching/solve.ts";
import { forAll } from "#test/support/for-all.ts";

interface Drawn {
  readonly scores: readonly (number | undefined)[][];
  readonly places: readonly number[];
  readonly perPlace: number;
}

/** Small rounds: who may be paired is drawn as well as how well they fit, many of them equally. */
const drawn = fc.record({ mentees: fc.integer({ min: 1, max: 8 }), mentors: fc.integer({ min: 1, max: 5 }) }).chain(
  ({ mentees, mentors }): fc.Arbitrary<Drawn> =>
    fc.record({
      scores: fc.array(
        fc.array(fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined }), {
          minLength: mentors,
          maxLength: mentors,
        }),
        { minLength: mentees, maxLength: mentees },
      ),
      places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: mentors, maxLength: mentors }),
      perPlace: fc.integer({ min: 1, max: 4 }),
    }),
);

function problemOf({ scores, places }: Drawn): AssignmentProblem {
  const rows = scores.map((row) => row.flatMap((score, mentor) => (score === undefined ? [] : [{ mentor, score }])));
  const offsets = [0];
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + row.length);
  return {
    capacities: Int32Array.from(places),
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(rows.flat(), ({ mentor }) => mentor),
    scores: Int32Array.from(rows.flat(), ({ score }) => score),
  };
}

function listsOf(one: Drawn, kept?: readonly (readonly number[])[]) {
  const problem = problemOf(one);
  const most = Int32Array.from(one.places, (places) => places * one.perPlace);
  const best = solve(problem).mentorOf;
  return { problem, most, best, lists: shortlists(problem, { best, most, length: 3, ...(kept && { kept }) }) };
}

const scoreOf = ({ scores }: Drawn, mentee: number, mentor: number) => scores[mentee]?.[mentor];

it("P7: a shortlist holds up to three different mentors, all of whom may be paired with the mentee", () => {
  forAll(
    fc.property(drawn, (one) => {
      for (const [mentee, list] of listsOf(one).lists.entries()) {
        expect(list.length).toBeLessThanOrEqual(3);
        expect(new Set(list).size).toBe(list.length);
        for (const mentor of list) expect(scoreOf(one, mentee, mentor)).toBeDefined();
      }
    }),
  );
});

it("P7: the mentor of the best round stands first in it, and the others by how well they fit", () => {
  forAll(
    fc.property(drawn, (one) => {
      const { best, lists } = listsOf(one);
      for (const [mentee, list] of lists.entries()) {
        if ((best[mentee] ?? -1) >= 0) expect(list[0]).toBe(best[mentee]);
        const others = ((best[mentee] ?? -1) >= 0 ? list.slice(1) : list).map((mentor) => scoreOf(one, mentee, mentor));
        expect(others).toEqual([...others].sort((a, b) => (b ?? 0) - (a ?? 0)));
      }
    }),
  );
});

it("P7: no mentor is in more lists than their places allow, and no list ends early while a mentor has room in theirs", () => {
  forAll(
    fc.property(drawn, (one) => {
      const { most, lists } = listsOf(one);
      const used = Array.from(most, (_, mentor) => lists.filter((list) => list.includes(mentor)).length);
      for (const [mentor, limit] of most.entries()) expect(used[mentor]).toBeLessThanOrEqual(limit);
      for (const [mentee, list] of lists.entries())
        if (list.length < 3)
          for (const [mentor, limit] of most.entries())
            if (scoreOf(one, mentee, mentor) !== undefined && !list.includes(mentor)) expect(used[mentor]).toBe(limit);
    }),
  );
});

it("P7: nobody gets a second name while somebody who could have a first has none", () => {
  forAll(
    fc.property(drawn, (one) => {
      const { lists, most } = listsOf(one);
      const single = Int32Array.from(most);
      for (const [mentee, list] of lists.entries()) {
        if (list.length > 0) continue;
        // Whoever could be in this list is the first name of as many others as may be.
        for (const [mentor, limit] of single.entries())
          if (scoreOf(one, mentee, mentor) !== undefined)
            expect(lists.filter(([first]) => first === mentor)).toHaveLength(limit);
      }
    }),
  );
});

it("P7: who is in a list already stays, in their order, and counts", () => {
  forAll(
    fc.property(drawn, (one) => {
      const kept = listsOf({ ...one, perPlace: 1 }).lists.map((list) => list.slice(0, 1));
      const { lists, most } = listsOf(one, kept);
      for (const [mentee, list] of lists.entries()) {
        const before = kept[mentee] ?? [];
        expect(list.slice(0, before.length)).toEqual(before);
      }
      for (const [mentor, limit] of most.entries())
        expect(lists.filter((list) => list.includes(mentor)).length).toBeLessThanOrEqual(limit);
    }),
  );
});
