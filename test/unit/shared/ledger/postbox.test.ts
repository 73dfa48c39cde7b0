import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Postbox } from "#shared/domain/postbox.ts";
import { dayIn, instantText } from "#shared/domain/time.ts";
import { budgetOf, isPosted, mailsSince, posted, roomAt } from "#shared/ledger/postbox.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const begin = Temporal.Instant.from("2026-08-17T13:00:00Z");
const empty: Postbox = { id: "per_1", version: 0, prompts: [], mails: {} };
const later = (hours: number) => begin.add({ hours });
const day = (now: Temporal.Instant) => dayIn("America/Chicago", now);
const prompt = { class: "prompt", kind: "prompt", programme: "demo" } as const;

const weekLong = 7 * 24 * 3_600_000;

describe("the postbox", () => {
  it("Y11: a sparing programme has its turn beside one that writes as often as it may", () => {
    const prompts = [{ at: instantText(later(0)), programme: "other" }];
    const cap = { own: 1, all: 2 };
    expect(roomAt({ prompts }, "demo", cap, later(24))).toBeUndefined();
    expect(roomAt({ prompts }, "other", cap, later(24))).toEqual(later(7 * 24));
    expect(roomAt({ prompts: [...prompts, ...prompts] }, "demo", cap, later(24))).toEqual(later(7 * 24));
  });

  it.each([
    "my-page",
    "already-joined",
    "confirm-address",
    "address-changing",
    "talk-invitation",
    "talk-times",
  ] as const)("Y13: nobody can be silenced by %s: it spends nothing of the year", (kind) => {
    const sent = { class: "interactive", programme: "demo" } as const;
    expect(posted(empty, { ...sent, kind }, day(begin), begin).mails).toEqual({});
    expect(posted(empty, { ...sent, kind: "introduction" }, day(begin), begin).mails).toEqual({
      demo: ["2026-08-17"],
    });
  });

  it("Y11: whatever wants to leave, and whenever, never more than the cap leaves in any seven days", () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.record({ hours: fc.integer({ min: 0, max: 50 }), programme: fc.constantFrom("demo", "other") }), {
        maxLength: 60,
      }),
      fc.integer({ min: 0, max: 3 }),
      (cap, wishes, more) => {
        let [postbox, now]: [Postbox, Temporal.Instant] = [empty, begin];
        const left: { at: number; programme: string }[] = [];
        for (const { hours, programme } of wishes) {
          now = now.add({ hours });
          if (roomAt(postbox, programme, { own: cap, all: cap + more }, now) !== undefined) continue;
          postbox = posted(postbox, { ...prompt, programme }, day(now), now);
          left.push({ at: now.epochMilliseconds, programme });
        }
        const most = (some: typeof left) =>
          Math.max(
            0,
            ...some.map(({ at: from }) => some.filter(({ at }) => at >= from && at < from + weekLong).length),
          );
        for (const name of ["demo", "other"])
          expect(most(left.filter(({ programme }) => programme === name))).toBeLessThanOrEqual(cap);
        expect(most(left)).toBeLessThanOrEqual(cap + more);
        expect(postbox.prompts.length).toBeLessThanOrEqual(cap + more);
      },
    );
    forAll(property, 300);
  });

  it("Y11: has room again at the very instant the oldest falls out, and not a moment before", () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 0, max: 160 }), { minLength: 1, maxLength: 12 }),
      (cap, hours) => {
        const prompts = hours
          .sort((one, other) => one - other)
          .map((one) => ({ at: instantText(later(one)), programme: "demo" }));
        const now = later(167);
        const room = roomAt({ prompts }, "demo", { own: cap, all: cap }, now);
        if (hours.length < cap) return void expect(room).toBeUndefined();
        if (room === undefined) throw new Error("there was no room");
        expect(roomAt({ prompts }, "demo", { own: cap, all: cap }, room)).toBeUndefined();
        expect(roomAt({ prompts }, "demo", { own: cap, all: cap }, room.subtract({ milliseconds: 1 }))).toBeDefined();
      },
    );
    forAll(property);
  });

  it("Y13: counts every mail of a programme from a day on, for a year, and forgets what is older", () => {
    let postbox = empty;
    const transactional = { class: "interactive", kind: "introduction", programme: "demo" } as const;
    for (const month of Array.from({ length: 18 }, (_one, index) => index)) {
      const now = later(month * 30 * 24);
      postbox = posted(posted(postbox, transactional, day(now), now), { ...prompt, programme: "other" }, day(now), now);
    }
    const last = day(later(17 * 30 * 24));
    expect(mailsSince(postbox, "demo", last.subtract({ days: 100 }))).toBe(4);
    expect(mailsSince(postbox, "demo", last.subtract({ days: 1000 }))).toBe(13);
    expect(mailsSince(postbox, "nowhere", last.subtract({ days: 1000 }))).toBe(0);
    expect(postbox.prompts).toHaveLength(1);
  });

  it("Y13: counts the mails of the very day it counts from", () => {
    const mails = { demo: ["2026-08-16", "2026-08-17", "2026-08-17", "2026-08-18"] };
    expect(mailsSince({ mails }, "demo", Temporal.PlainDate.from("2026-08-17"))).toBe(3);
  });

  it("Y11: the cap counts by when they left, in whatever order they stand, and the longer wait of the two counts", () => {
    const property = fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 160 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.nat(255),
      (hours, own, more, mine) => {
        const programmeAt = (index: number) => ((mine >> index) & 1 ? "demo" : "other");
        const prompts = hours.map((one, index) => ({ at: instantText(later(one)), programme: programmeAt(index) }));
        const waits = (some: typeof prompts, most: number) =>
          some.length < most
            ? []
            : [
                some
                  .map(({ at }) => at)
                  .sort()
                  .reverse()[most - 1] ?? "",
              ];
        const mineAlone = prompts.filter(({ programme }) => programme === "demo");
        const last = [...waits(mineAlone, own), ...waits(prompts, own + more)].sort().at(-1);
        const expected = last && instantText(Temporal.Instant.from(last).add({ hours: 7 * 24 }));
        const room = roomAt({ prompts }, "demo", { own, all: own + more }, later(161));
        expect(room && instantText(room)).toBe(expected);
      },
    );
    forAll(property, 300);
  });

  it("Y13: a mentee has 18 mails a cycle, a mentor of two 14, and each further mentee brings three", () => {
    expect([budgetOf("mentee", 0), budgetOf("mentor", 0), budgetOf("mentor", 2), budgetOf("both", 1)]).toEqual([
      18, 14, 14, 18,
    ]);
    expect([budgetOf("mentor", 3), budgetOf("mentor", 5), budgetOf("both", 3)]).toEqual([17, 23, 21]);
  });

  it("M1: knows what took its place before by its history alone", () => {
    const step = (to: "PLANNED" | "SENDING") => ({ at: instantText(begin), to, reason: "" });
    expect(isPosted(aMessage())).toBe(false);
    expect(isPosted(aMessage({ history: [step("PLANNED")] }))).toBe(false);
    expect(isPosted(aMessage({ history: [step("PLANNED"), step("SENDING"), step("PLANNED")] }))).toBe(true);
  });
});
