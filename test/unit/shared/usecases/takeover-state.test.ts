import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import type { Proposal } from "#shared/domain/round.ts";
import {
  askedBoth,
  isAgreed,
  isOver,
  takeoverState,
  toRemind,
  withAnswer,
} from "#shared/usecases/pairing/takeover/takeover-state.ts";
import { aProposal } from "#test/support/builders.ts";

const asked = Temporal.Instant.from("2026-08-17T13:00:00Z");
const answers = fc.array(fc.tuple(fc.constantFrom("per_1", "per_2"), fc.constantFrom("yes", "no")), { maxLength: 8 });
const hours = fc.integer({ min: 0, max: 15 * 24 });

function after(said: readonly (readonly [string, "yes" | "no"])[]): Proposal {
  const takeover = { source: "wrk_1", yes: [], no: [] };
  const question = aProposal({ state: "asked-both", takeover, ...askedBoth(asked) });
  return said.reduce((proposal, [person, answer]) => withAnswer(proposal, person, answer) ?? proposal, question);
}

it("J10: each is taken at their last word, and both must have said yes", () => {
  void fc.assert(
    fc.property(answers, hours, (said, passed) => {
      const proposal = after(said);
      const now = asked.add({ hours: passed });
      const last = (person: string) => said.findLast(([one]) => one === person)?.[1];
      expect(isAgreed(proposal)).toBe(last("per_1") === "yes" && last("per_2") === "yes");
      for (const person of ["per_1", "per_2"]) {
        const state = takeoverState(proposal, person, true, now);
        expect(state).toBe(isOver(proposal, now) ? "closed" : (last(person) ?? "open"));
      }
    }),
  );
});

it("J10: what one of them sees does not depend on what the other one said", () => {
  void fc.assert(
    fc.property(answers, hours, (said, passed) => {
      const now = asked.add({ hours: passed });
      const alone = said.filter(([person]) => person === "per_1");
      expect(takeoverState(after(said), "per_1", true, now)).toBe(takeoverState(after(alone), "per_1", true, now));
      const reminded = (proposal: Proposal) => toRemind(proposal, now).includes("per_1");
      expect(reminded(after(said))).toBe(reminded(after(alone)));
    }),
  );
});

it("J10: reminds in the last five days only, and only who has said nothing", () => {
  void fc.assert(
    fc.property(answers, hours, (said, passed) => {
      const silent = ["per_1", "per_2"].filter((person) => !said.some(([one]) => one === person)).sort();
      const inTime = passed >= 9 * 24 && passed < 14 * 24;
      expect(toRemind(after(said), asked.add({ hours: passed })).sort()).toEqual(inTime ? silent : []);
    }),
  );
});
