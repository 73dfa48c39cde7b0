import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, holds } from "#shared/calendar/condition.ts";
import type { Condition } from "#shared/domain/playbook.ts";
import { someFacts } from "./arbitraries.ts";
import { forAll } from "./for-all.ts";

const answers: fc.Arbitrary<Answers> = fc.record({ mentee: someFacts, mentors: fc.array(someFacts, { maxLength: 3 }) });
const attends = (who: "mentee" | "mentor" | "both", is = true): Condition => ({ who, fact: "attends", is });

describe("a condition", () => {
  it("neither holds nor fails for a fact nobody gave", () => {
    const nobody = { mentee: {}, mentors: [{}] };
    expect([holds(attends("mentee"), nobody), holds(attends("mentee", false), nobody)]).toEqual([false, false]);
  });

  it("asks for one mentor at least", () => {
    expect(holds(attends("mentor"), { mentee: {}, mentors: [{ attends: false }, { attends: true }] })).toBe(true);
    expect(holds(attends("mentor"), { mentee: {}, mentors: [] })).toBe(false);
  });

  it("with `both` asks for the mentee and one mentor", () => {
    forAll(
      fc.property(answers, (given) => {
        expect(holds(attends("both"), given)).toBe(holds(attends("mentee"), given) && holds(attends("mentor"), given));
      }),
    );
  });

  it("obeys De Morgan", () => {
    forAll(
      fc.property(answers, (given) => {
        const parts = [attends("mentee"), attends("mentor")];
        const none: Condition = { all: parts.map((not) => ({ not })) };
        expect(holds({ not: { any: parts } }, given)).toBe(holds(none, given));
      }),
    );
  });

  it("holds for all of nothing, and for none of nothing", () => {
    const nobody = { mentee: {}, mentors: [] };
    expect([holds({ all: [] }, nobody), holds({ any: [] }, nobody)]).toEqual([true, false]);
  });
});
