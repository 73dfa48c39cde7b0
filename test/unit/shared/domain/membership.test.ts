import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { memberStatuses } from "#shared/domain/member.ts";
import { mayPair, membershipOf } from "#shared/domain/membership.ts";

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
const participant = fc.record({ memberNumber: fc.option(fc.constant("M-1"), { nil: undefined }) });

it("J7: a current membership is one on the list, active, on every day up to its last and on none after", () => {
  void fc.assert(
    fc.property(participant, fc.option(member, { nil: undefined }), days, (one, line, offset) => {
      const day = start.add({ days: offset });
      expect(membershipOf({ membership: "not-needed" }, one, line, day)).toBe("not-needed");
      const stands = membershipOf({ membership: "required" }, one, line, day);
      const isListed = one.memberNumber !== undefined && line !== undefined && line.state !== "erased";
      const isActive = line?.status === undefined || line.status === "active";
      const inTime = line?.expires === undefined || Temporal.PlainDate.compare(day, line.expires) <= 0;
      expect(mayPair(stands)).toBe(isListed && isActive && inTime);
      expect(stands === "missing").toBe(!isListed);
    }),
  );
});
