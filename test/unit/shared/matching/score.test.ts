import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { hoursApart, scaleOf, score, topicRarity } from "#shared/matching/score.ts";
import { aZone, candidates } from "#test/support/arbitraries.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const anInstant = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const nobodyRare = scaleOf([], now);
const pair = fc
  .tuple(candidates("mentee", 3), candidates("mentor", 3))
  .filter(([a, b]) => a.length > 0 && b.length > 0);

describe("score", () => {
  it("P3: shared topics and hours apart count the same whoever is which", () => {
    const property = fc.property(pair, ([mentees, mentors]) => {
      const [one, other] = [mentees[0] ?? aCandidate("a"), mentors[0] ?? aCandidate("b")];
      const level = { ...other, participant: { ...other.participant, stage: one.participant.stage } };
      const there = score(one, level, nobodyRare);
      const back = score(level, one, nobodyRare);
      expect(back.total).toBe(there.total);
      expect(new Set(back.reasons.map(({ reason, detail }) => `${reason} ${detail}`))).toEqual(
        new Set(there.reasons.map(({ reason, detail }) => `${reason} ${detail}`)),
      );
    });
    forAll(property);
  });

  it("P4: gives everybody a reason, whole points, and a reason for each topic they share", () => {
    const property = fc.property(pair, ([mentees, mentors]) => {
      const scale = scaleOf(mentors, now);
      for (const mentee of mentees)
        for (const mentor of mentors) {
          const { total, reasons } = score(mentee, mentor, scale);
          expect(Number.isInteger(total)).toBe(true);
          expect(reasons.length).toBeGreaterThan(0);
          const shared = mentee.participant.topics.filter((topic) => mentor.participant.topics.includes(topic));
          expect(reasons.filter(({ reason }) => reason === "topic").map(({ detail }) => detail)).toEqual(shared);
        }
    });
    forAll(property);
  });

  it("P3: one more shared topic always counts for more than any number of hours apart", () => {
    const property = fc.property(aZone, (zone) => {
      const mentee = aCandidate("a", { topics: ["informatics"], zone: "UTC" });
      const far = aMentorCandidate("b", { topics: ["informatics"], zone });
      const near = aMentorCandidate("c", { topics: ["oncology"], zone: "UTC" });
      expect(score(mentee, far, nobodyRare).total).toBeGreaterThan(score(mentee, near, nobodyRare).total);
    });
    forAll(property);
  });

  it("prefers a mentor a step ahead to one at the same stage, and that one to one behind", () => {
    const mentee = aCandidate("a", { stage: "resident" });
    const totals = (["practitioner", "resident", "student"] as const).map(
      (stage) => score(mentee, aMentorCandidate("b", { stage }), nobodyRare).total,
    );
    expect(totals).toEqual([...totals].sort((one, other) => other - one));
    expect(new Set(totals).size).toBe(3);
  });
});

describe("hoursApart", () => {
  it("is the short way round the globe, the same from both ends, nought at home", () => {
    const property = fc.property(aZone, aZone, anInstant, (one, other, instant) => {
      const apart = hoursApart(one, other, instant);
      expect(apart).toBe(hoursApart(other, one, instant));
      expect(apart).toBeGreaterThanOrEqual(0);
      expect(apart).toBeLessThanOrEqual(12);
      expect(hoursApart(one, one, instant)).toBe(0);
    });
    forAll(property);
  });

  it.each([
    ["America/New_York", "America/Los_Angeles", 3],
    ["America/New_York", "Asia/Kathmandu", 9.75],
    ["Pacific/Pago_Pago", "Pacific/Kiritimati", 1],
  ])("from %s to %s it is %d in August", (one, other, hours) => {
    expect(hoursApart(one, other, now)).toBe(hours);
  });
});

describe("topicRarity", () => {
  it("is between one for what everybody offers and two, and falls with every mentor who offers it", () => {
    const property = fc.property(candidates("mentor", 12), (mentors) => {
      const rarity = topicRarity(mentors);
      const offers = (topic: string) =>
        mentors.filter(({ participant }) => participant.topics.some((one) => one === topic));
      for (const [topic, value] of rarity) {
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThan(2);
        for (const [other, itsValue] of rarity)
          if (offers(topic).length > offers(other).length) expect(value).toBeLessThan(itsValue);
      }
    });
    forAll(property);
  });
});
