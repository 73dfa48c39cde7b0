import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { memberStatuses } from "#shared/domain/member.ts";
import { holderOf, mayPair, membershipOf } from "#shared/domain/membership.ts";

const days = fc.integer({ min: -400, max: 400 });
const start = Temporal.PlainDate.from("2026-08-17");
const member = fc.record({
  state: fc.constantFrom("listed", "invited", "joined", "erased"),
  status: fc.option(fc.constantFrom(...memberStatuses), { nil: undefined }),
  expires: fc.option(
    days.map((more) => start.add({ days: more }).toString()),
    { nil: undefined },
  ),
} as const);
const participant = fc.record({
  person: fc.constant("per_ana"),
  memberNumber: fc.option(fc.constant("M-1"), { nil: undefined }),
});
const someone = fc.option(fc.constantFrom("per_ana", "per_eve"), { nil: undefined });

it("J7: a current membership is one on the list, active, on every day up to its last and on none after", () => {
  void fc.assert(
    fc.property(participant, fc.option(member, { nil: undefined }), someone, days, (one, line, holder, offset) => {
      const day = start.add({ days: offset });
      expect(membershipOf({ membership: "not-needed" }, one, line, holder, day)).toBe("not-needed");
      const stands = membershipOf({ membership: "required" }, one, line, holder, day);
      const isListed = one.memberNumber !== undefined && line !== undefined && line.state !== "erased";
      const isActive = line?.status === undefined || line.status === "active";
      const inTime = line?.expires === undefined || Temporal.PlainDate.compare(day, line.expires) <= 0;
      const isTheirs = holder === one.person;
      expect(mayPair(stands)).toBe(isListed && isTheirs && isActive && inTime);
      expect(stands === "another-address").toBe(isListed && !isTheirs);
      expect(stands === "missing").toBe(!isListed);
    }),
  );
});

it("J7: a line is whoever confirmed its address; without one, whoever it is linked to, else who typed its number first", () => {
  const claim = { person: "per_ana" };
  expect(holderOf({ addressHash: "h", person: "per_eve" }, claim, "per_eve")).toBe("per_ana");
  expect(holderOf({ addressHash: "h", person: "per_eve" }, undefined, "per_eve")).toBeUndefined();
  // Signed up with it, and did not confirm it.
  expect(holderOf({ addressHash: "h" }, { ...claim, ttl: 1 }, "per_ana")).toBeUndefined();
  expect(holderOf({ person: "per_ana" }, undefined, "per_eve")).toBe("per_ana");
  expect(holderOf({}, undefined, "per_eve")).toBe("per_eve");
});
