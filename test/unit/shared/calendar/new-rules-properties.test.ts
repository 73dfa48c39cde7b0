import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dayOf } from "#shared/calendar/day.ts";
import { diffYear } from "#shared/calendar/diff.ts";
import { planMessages } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import { Message } from "#shared/domain/message.ts";
import { Touchpoint, tracedRules } from "#shared/domain/touchpoint.ts";
import { someMoment } from "./arbitraries.ts";
import { on } from "./builders.ts";
import { forAll } from "./for-all.ts";
import { anyYear } from "./made-up.ts";

const isPlanned = ({ state }: Touchpoint) => state === "planned";
const isTurn = ({ key, occurrence }: Touchpoint) => key === "seasonal" && !occurrence.includes(".");
const today = ({ programme }: YearInput, now: Temporal.Instant) =>
  now.toZonedDateTimeISO(programme.zone).toPlainDate().toString();
const nothing = diffYear([], []);
const choices = fc.array(fc.nat(100), { minLength: 25, maxLength: 25 });

/** What has come up to now was sent, some of it answered. */
function lived(input: YearInput, year: Touchpoint[], now: Temporal.Instant, chosen: readonly number[]): YearInput {
  const states = ["planned", "planned", "done", "skipped", "snoozed"] as const;
  const come = (one: Touchpoint) => isPlanned(one) && one.date < today(input, now);
  const stored = year.map((one, at): Touchpoint => {
    const state = states[(chosen[at] ?? 0) % states.length] ?? "planned";
    if (!come(one) || state === "planned") return one;
    return { ...one, state, reason: "answered", answeredAt: `${one.date}T15:00:00.000Z` };
  });
  return { ...input, stored, sent: new Set(year.filter(come).map(({ id }) => id)) };
}

const ordered = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? ([one, other] as const) : ([other, one] as const);

describe("a year by every rule a playbook may have", () => {
  it("Y1: is idempotent, whatever was sent and answered before", () => {
    forAll(
      fc.property(anyYear, anyYear, someMoment, someMoment, choices, (was, input, one, other, chosen) => {
        const [once, now] = ordered(one, other);
        const before = lived(input, planYear({ ...was, stored: [] }, once), now, chosen);
        const year = planYear(before, now);
        const again = planYear({ ...before, stored: year }, now);
        expect({ ...diffYear(year, again), unchanged: [] }).toEqual(nothing);
        expect(again).toEqual(year);
      }),
      150,
    );
  });

  it("Y7: comes to the same from what is stored as its difference, applied, says", () => {
    forAll(
      fc.property(anyYear, anyYear, someMoment, (was, input, now) => {
        const stored = planYear(was, on("2026-07-01"));
        const desired = planYear({ ...input, stored }, now);
        const { created, unchanged: _, ...changes } = diffYear(stored, desired);
        const written = new Map(stored.map((one) => [one.id, one]));
        for (const one of [
          ...created,
          ...Object.values(changes)
            .flat()
            .map(({ is }) => is),
        ])
          written.set(one.id, one);
        expect(planYear({ ...input, stored: [...written.values()] }, now)).toEqual(
          expect.arrayContaining(desired.map((one) => ({ ...one, version: expect.any(Number) }))),
        );
      }),
      80,
    );
  });

  it("Y14: has prompts on working days between the start and their end, with a trace in order, that can be stored", () => {
    forAll(
      fc.property(anyYear, someMoment, (input, now) => {
        const year = planYear(input, now);
        const holidays = new Set(input.programme.holidays);
        const start = input.mentorships[0]?.mentorship.startDate ?? "";
        expect(year.map((one) => Touchpoint.parse(one))).toEqual(year);
        for (const { date, expires, state, trace = [], reason } of year) {
          const places = trace.map(({ rule }) => tracedRules.indexOf(rule));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          expect(places.length).toBeGreaterThan(0);
          if (state !== "planned") {
            expect(["drops", "merges"], reason).toContain(
              trace.findLast(({ verdict }) => verdict !== "sets" && verdict !== "holds" && verdict !== "moves")
                ?.verdict,
            );
            continue;
          }
          expect(isWorkingDay(Temporal.PlainDate.from(date), holidays)).toBe(true);
          expect(date >= start && date <= expires).toBe(true);
        }
      }),
      120,
    );
  });

  it("Y14: sends nothing of what is over, and every prompt can be stored", () => {
    forAll(
      fc.property(anyYear, someMoment, (input, now) => {
        const concerns = planYear(input, now).map((touchpoint) => ({ touchpoint, side: "mentee" as const }));
        const person = { id: "ana", zone: input.programme.zone };
        for (const message of planMessages(person, input.programme, input.playbook, concerns, "2026b", now)) {
          expect(Message.parse(message)).toEqual(message);
          if (message.state === "PLANNED") expect(message.dueAt < message.expiresAt).toBe(true);
        }
      }),
      60,
    );
  });

  it("Y8, P11: keeps recurring topics apart, repeats none and renumbers nothing that was told", () => {
    forAll(
      fc.property(anyYear, anyYear, someMoment, someMoment, choices, (was, input, one, other, chosen) => {
        const [once, now] = ordered(one, other);
        const first = planYear({ ...was, stored: [] }, once);
        const before = lived(input, first, now, chosen);
        const year = planYear(before, now);
        const told = new Set(before.sent);
        const turns = year.filter((turn) => isTurn(turn) && (told.has(turn.id) || isPlanned(turn)));
        const live = turns.filter((turn) => told.has(turn.id) || turn.expires >= today(input, now));
        const ofCycle = live.filter(({ occurrence }) => occurrence.startsWith("2026-"));
        expect(new Set(ofCycle.map(({ sections }) => sections.mentee[0])).size).toBe(ofCycle.length);
        expect(ofCycle.length).toBeLessThanOrEqual(4);
        for (const turn of live.filter(({ id }) => told.has(id)))
          expect(turn.sections.mentee[0]).toBe(first.find(({ id }) => id === turn.id)?.sections.mentee[0]);
        const heard = year.filter(
          (touchpoint) => isPlanned(touchpoint) && touchpoint.sides.includes("mentee") && touchpoint.key !== "seasonal",
        );
        for (const turn of live.filter(({ id, date }) => !told.has(id) && date > today(input, now)))
          for (const near of heard) expect(Math.abs(dayOf(near.date) - dayOf(turn.date)), near.key).toBeGreaterThan(6);
      }),
      150,
    );
  });
});

const span = fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 1, max: 80 })).map(([from, days]) => {
  const first = Temporal.PlainDate.from("2026-08-01").add({ days: from });
  return { from: first.toString(), until: first.add({ days }).toString() };
});

describe("pausing and going on", () => {
  /** The same year, with this pause and no other. */
  const paused = (
    input: YearInput,
    pause: { from: string; until: string } | undefined,
    stored: readonly Touchpoint[],
    sent: ReadonlySet<string>,
  ): YearInput => {
    const { pause: _, ...mentee } = input.mentee;
    const mentorships = input.mentorships.map(({ mentorship: { pause: __, ...mentorship }, mentors }) => ({
      mentorship,
      mentors,
    }));
    return {
      ...input,
      // So that noon in London is the day it names.
      programme: { ...input.programme, zone: "America/Chicago" },
      mentorships,
      mentee: { ...mentee, ...(pause && { pause }) },
      around: { pauses: [], goal: false },
      stored,
      sent,
    };
  };
  const sentUntil = (year: readonly Touchpoint[], day: string) =>
    new Set(year.filter((one) => isPlanned(one) && one.date < day).map(({ id }) => id));

  it("Y16: at once changes nothing", () => {
    forAll(
      fc.property(anyYear, span, (input, { from, until }) => {
        const now = on(from);
        const before = planYear(paused(input, undefined, [], new Set()), on("2026-07-15"));
        const sent = sentUntil(before, from);
        const year = planYear(paused(input, undefined, before, sent), now);
        const during = planYear(paused(input, { from, until }, year, sent), now);
        const after = planYear(paused(input, { from, until: from }, during, sent), now);
        const ahead = (one: readonly Touchpoint[]) =>
          one
            .filter((touchpoint) => isPlanned(touchpoint))
            .map(({ id, date, sections }) => [id, date, sections])
            .sort();
        expect(ahead(after)).toEqual(ahead(year));
      }),
      150,
    );
  });

  it("Y16: catches up once at most, loses nothing that waits or merges, and repeats nothing", () => {
    forAll(
      fc.property(anyYear, span, (input, pause) => {
        const before = planYear(paused(input, undefined, [], new Set()), on("2026-07-15"));
        const sent = sentUntil(before, pause.from);
        const during = planYear(paused(input, pause, before, sent), on(pause.from));
        const whilePaused = sentUntil(during, pause.until);
        const all = new Set([...sent, ...whilePaused]);
        const after = planYear(paused(input, pause, during, all), on(pause.until));
        expect(
          after.filter(({ reason, state }) => state === "planned" && reason === "after-pause").length,
        ).toBeLessThanOrEqual(1);
        for (const one of after.filter(isPlanned)) {
          const inPause = pause.from <= one.date && one.date < pause.until;
          if (inPause && one.date >= "2026-07-15") expect(["hello"]).toContain(one.key);
        }
        for (const one of after.filter(({ state, reason }) => state === "dropped" && reason === "merged")) {
          const section = `also-${one.key}`;
          expect(
            after.some(
              ({ sections, state }) =>
                state === "planned" && [...sections.mentee, ...sections.mentor].includes(section),
            ),
          ).toBe(true);
        }
        const said = after
          .filter(isPlanned)
          .flatMap(({ key, sections }) => [
            key,
            ...sections.mentee.filter((name) => name.startsWith("also-")).map((name) => name.slice(5)),
          ]);
        const once = said.filter((key) => key !== "seasonal" && key !== "hello");
        expect(new Set(once).size).toBe(once.length);
      }),
      150,
    );
  });
});
