import * as fc from "fast-check";

/** What may happen in a year of two people and of one calendar, one thing an hour. */
export const happening = fc.oneof(
  fc.record({ what: fc.constant("day" as const), by: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ what: fc.constantFrom("drop" as const, "plan" as const) }),
  fc.record({ what: fc.constant("meeting" as const), by: fc.integer({ min: 40, max: 200 }) }),
  fc.record({ what: fc.constant("no-meeting" as const) }),
  fc.record({ what: fc.constant("talk" as const), by: fc.integer({ min: 40, max: 200 }) }),
  fc.record({ what: fc.constant("move" as const), by: fc.integer({ min: 40, max: 200 }) }),
  fc.record({ what: fc.constant("cancel" as const) }),
  fc.record({ what: fc.constant("send" as const), which: fc.nat(9) }),
  fc.record({ what: fc.constant("deliver" as const), which: fc.nat(9), twice: fc.boolean() }),
  fc.record({ what: fc.constant("refresh" as const) }),
);
export type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;
