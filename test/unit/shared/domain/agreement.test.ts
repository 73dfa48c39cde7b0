import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { agree, agreementFor, propose } from "#shared/domain/agreeing.ts";
import type { Terms } from "#shared/domain/agreement.ts";
import { Mentorship } from "#shared/domain/mentorship.ts";
import { forAll } from "#test/support/for-all.ts";
import { aMentorship } from "../calendar/builders.ts";

const now = Temporal.Instant.from("2026-09-01T12:00:00Z");
const monthly: Terms = { needs: ["cv", "interview"], purposes: ["network"], cadence: "monthly", quiet: "mentee" };
const quarterly: Terms = { ...monthly, cadence: "quarterly" };
const states = (pair: Mentorship) => ["ana", "lee"].map((person) => agreementFor(pair, person));
const by = (pair: Mentorship, person: string, terms: Terms, cycle = "2026") => propose(pair, person, terms, cycle, now);

it("Y17: counts as agreed only once both agreed to the same version, whoever proposed it", () => {
  const pair = aMentorship();
  expect(states(pair)).toEqual(["open", "open"]);
  const first = by(pair, "lee", monthly);
  expect(states(first)).toEqual(["answer", "waiting"]);
  expect(states(agree(first, "ana", 1))).toEqual(["agreed", "agreed"]);
});

it("Y17: a change asks the other again, and what was agreed stands until they answer", () => {
  const agreed = agree(by(aMentorship(), "lee", monthly), "ana", 1);
  const changed = by(agreed, "ana", quarterly);
  expect(states(changed)).toEqual(["waiting", "answer"]);
  expect(changed.agreement).toMatchObject({ number: 2, terms: quarterly, before: monthly });
  expect(agree(changed, "lee", 1)).toBe(changed);
  expect(states(agree(changed, "lee", 2))).toEqual(["agreed", "agreed"]);
  const again = by(changed, "lee", { ...monthly, quiet: "programme" });
  expect(again.agreement?.before).toEqual(monthly);
});

it("Y17: proposing what the other proposed means yes, in whatever order it is ticked; in a new year it is asked anew", () => {
  const proposed = by(aMentorship(), "lee", monthly);
  expect(states(by(proposed, "ana", { ...monthly, needs: ["interview", "cv"] }))).toEqual(["agreed", "agreed"]);
  expect(by(proposed, "lee", monthly)).toBe(proposed);
  expect(states(by(agree(proposed, "ana", 1), "ana", monthly, "2027"))).toEqual(["waiting", "answer"]);
});

it("Y17: whatever the two do, what shows as agreed was last seen and agreed to by both", () => {
  const act = fc.record({
    who: fc.constantFrom("ana", "lee"),
    terms: fc.option(fc.constantFrom(monthly, quarterly), { nil: undefined }),
    number: fc.integer({ min: 1, max: 8 }),
  });
  forAll(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let pair = aMentorship();
      const yes = new Map<string, Set<number>>();
      for (const { who, terms, number } of acts) {
        pair = terms ? by(pair, who, terms) : agree(pair, who, number);
        const meant = terms ? (pair.agreement?.number ?? 0) : number;
        if (meant <= (pair.agreement?.number ?? 0)) yes.set(who, new Set([...(yes.get(who) ?? []), meant]));
        const last = pair.agreement?.number ?? 0;
        const both = ["ana", "lee"].every((person) => yes.get(person)?.has(last) === true);
        expect(states(pair).includes("agreed")).toBe(both && last > 0);
      }
      expect(Mentorship.parse(pair)).toEqual(pair);
    }),
    300,
  );
});
