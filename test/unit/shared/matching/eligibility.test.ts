import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { Handling, type Relation, relations, standardPolicy, Weights } from "#shared/domain/pairing-policy.ts";
import { Participant, stages } from "#shared/domain/participant.ts";
import { availabilities, Profile } from "#shared/domain/profile.ts";
import { translator } from "#shared/locales/translate.ts";
import type { Candidate } from "#shared/matching/candidate.ts";
import { barrierBetween, barriers } from "#shared/matching/eligibility.ts";
import { evidence } from "#shared/matching/evidence.ts";
import { type Pool, pairKey } from "#shared/matching/pool.ts";
import { warningsBetween } from "#shared/matching/relations.ts";
import { scaleOf } from "#shared/matching/score.ts";
import { haveAnHour } from "#shared/matching/told.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
type Told = Partial<Omit<Profile, "id" | "version">>;

const tells = (candidate: Candidate, told: Told, more: Partial<Candidate> = {}): Candidate => ({
  ...candidate,
  profile: { id: "somebody", version: 1, ...told },
  ...more,
});

/** What stands between Ana and Lee, as they are told here. */
function between(mine: Told, theirs: Told, pool: Partial<Pool> = {}, zones: readonly string[] = ["UTC"]) {
  const mentee = tells(aCandidate("ana", { zone: zones[0] ?? "UTC" }), mine);
  const mentor = tells(aMentorCandidate("lee", { zone: zones[1] ?? "UTC" }), theirs);
  return asked(mentee, mentor, pool);
}

function asked(mentee: Candidate, mentor: Candidate, pool: Partial<Pool> = {}) {
  const people = { mentees: [mentee], mentors: [mentor], places: new Map([["lee", 1]]), excluded: new Set<string>() };
  const all = { ...people, ...pool };
  return barrierBetween(mentee, mentor, all, scaleOf(all.mentors, now, pool.policy));
}

const policy = (changes: Partial<typeof standardPolicy>) => ({ policy: { ...standardPolicy, ...changes } });
const handled = (relation: Relation, how: Handling) =>
  policy({ relations: { ...standardPolicy.relations, [relation]: how } });
const said = (relation: Relation) => ({ relations: new Map([[pairKey("ana", "lee"), [relation]]]) });

describe("barrierBetween", () => {
  it("P2: each rule has its sentence in every language, and each feature its name and why", () => {
    for (const locale of locales) {
      const t = translator(locale);
      for (const barrier of barriers) expect(t.of(`barrier.${barrier}`)).toMatch(/[.]$/);
      for (const { name, why } of Object.values(evidence)) expect([t(name), t(why)].join("")).not.toContain("feature.");
    }
  });

  it("P2: never asks how old somebody is, nor for a title: neither is kept at all", () => {
    const kept = [Participant, Profile, Weights].flatMap((schema) => Object.keys(schema.shape));
    expect([...kept, ...barriers].filter((name) => /^age($|[A-Z])|birth|born|title|rank/.test(name))).toEqual([]);
  });

  it.each(relations)("P2: %s stands between two, is warned of or is allowed, as the programme has it", (relation) => {
    const [mentee, mentor] = [aCandidate("ana"), aMentorCandidate("lee")];
    for (const how of Handling.options) {
      const pool = { ...said(relation), ...handled(relation, how) };
      expect(asked(mentee, mentor, pool)).toBe(how === "block" ? relation : undefined);
      expect(warningsBetween(mentee, mentor, pool)).toEqual(how === "warn" ? [relation] : []);
    }
    expect(asked(mentee, mentor, said(relation))).toBe(relation);
  });

  it("P2: whoever is kept apart is so whatever the programme allows", () => {
    const allowed = Object.fromEntries(relations.map((relation) => [relation, "allow" as const]));
    const pool = { ...policy({ relations: { ...standardPolicy.relations, ...allowed } }) };
    expect(between({}, {}, { ...pool, excluded: new Set([pairKey("ana", "lee")]) })).toBe("excluded");
    expect(between({}, {}, pool)).toBeUndefined();
  });

  it.each<[string, Told, Told, string | undefined]>([
    ["one employer, written in two ways", { institution: "Café Santé " }, { institution: "cafe SANTE" }, "employer"],
    ["two employers", { institution: "Mercy" }, { institution: "Mercy North" }, undefined],
    ["an employer nobody knows", { institution: "Mercy" }, {}, undefined],
    ["a competitor of the mentee", { apart: ["St. Luke’s"] }, { institution: "st luke's" }, "competitor"],
    ["a competitor of the mentor", { institution: "Mercy" }, { apart: ["MERCY"] }, "competitor"],
    ["no language in common", { languages: ["fr"] }, { languages: ["en", "hi"] }, "language"],
    ["a language in common", { languages: ["fr", "hi"] }, { languages: ["en", "hi"] }, undefined],
    ["no language known", {}, { languages: ["en"] }, undefined],
    ["no hour in common", { availability: ["mornings"] }, { availability: ["evenings"] }, "times"],
    ["hours only one named", { availability: ["mornings"] }, {}, undefined],
  ])("P2: %s", (_, mine, theirs, barrier) => {
    expect(between(mine, theirs)).toBe(barrier);
  });

  it("P2: the language of their mail is one they speak, unless they named others", () => {
    const [mentee, mentor] = [tells(aCandidate("ana"), {}, { locale: "fr" }), aMentorCandidate("lee")];
    expect(asked(mentee, tells(mentor, { languages: ["en"] }))).toBe("language");
    expect(asked(mentee, tells(mentor, {}, { locale: "en-GB" }))).toBe("language");
    expect(asked(mentee, tells(mentor, { languages: ["fr"] }, { locale: "en-GB" }))).toBeUndefined();
  });

  it.each<[readonly string[], number, string | undefined]>([
    [["America/New_York", "America/Los_Angeles"], 3, undefined],
    [["America/New_York", "America/Los_Angeles"], 2, "hours"],
    [["Europe/London", "Asia/Kathmandu"], 4, "hours"],
    [["Pacific/Pago_Pago", "Pacific/Kiritimati"], 1, undefined],
  ])("P2: clocks of %s with %d hours allowed", (zones, hoursApart, barrier) => {
    expect(between({}, {}, policy({ hoursApart }), zones)).toBe(barrier);
  });

  it("P2: a topic in common is needed where the programme says so, on the form or on the page", () => {
    const needed = policy({ shareTopic: true });
    const mentor = aMentorCandidate("lee", { topics: ["oncology"] });
    expect(asked(aCandidate("ana"), mentor, needed)).toBe("topic");
    expect(asked(aCandidate("ana"), mentor)).toBeUndefined();
    expect(asked(tells(aCandidate("ana"), { topics: ["oncology"] }), mentor, needed)).toBeUndefined();
  });

  it("P2, J4: fewer points than the programme asks for stand between two; what nobody sees neither brings nor takes any", () => {
    const wishes = new Map([[pairKey("ana", "lee"), 100]]);
    const [lived, supports]: Told[] = [{ lived: ["rural"] }, { supports: ["rural"] }];
    const ofThis = (minimum: number) => [
      between({}, {}, policy({ minimum })),
      between({}, {}, { ...policy({ minimum }), wishes }),
      between(lived ?? {}, supports ?? {}, policy({ minimum })),
    ];
    const least = [...Array(1001).keys()].find((minimum) => between({}, {}, policy({ minimum })) !== undefined) ?? 0;
    expect(least).toBeGreaterThan(1);
    expect(ofThis(least)).toEqual(["points", "points", "points"]);
    expect(ofThis(least - 1)).toEqual([undefined, undefined, undefined]);
  });

  it("P2: says first what is wrong with the person, then with the pair", () => {
    expect(asked(aCandidate("lee"), aMentorCandidate("lee"))).toBe("self");
    expect(asked(aCandidate("ana", { state: "paused" }), aMentorCandidate("lee"))).toBe("mentee");
    expect(asked(aCandidate("ana"), aMentorCandidate("lee", { vetting: "applied" }))).toBe("mentor");
    expect(between({}, {}, { places: new Map(), resting: new Set(["lee"]) })).toBe("resting");
    expect(between({ languages: ["fr"] }, { languages: ["en"] }, { places: new Map() })).toBe("place");
  });

  it("P3: no stage stands between two", () => {
    for (const one of stages)
      for (const other of stages)
        expect(asked(aCandidate("ana", { stage: one }), aMentorCandidate("lee", { stage: other }))).toBeUndefined();
  });
});

describe("haveAnHour", () => {
  const parts = fc.uniqueArray(fc.constantFrom(...availabilities), { maxLength: 4 });

  it("P2: is the same from both ends, and never in the way of who named nothing or lives by the same clock and week", () => {
    const property = fc.property(parts, parts, fc.integer({ min: -104, max: 104 }), (one, other, quarters) => {
      expect(haveAnHour(one, other, quarters / 4)).toBe(haveAnHour(other, one, -quarters / 4));
      expect(haveAnHour(one, [], quarters / 4)).toBe(true);
      expect(haveAnHour(one, one, 0)).toBe(true);
    });
    forAll(property, 300);
  });

  it.each([
    // Five in the afternoon in London is noon in New York.
    ["evenings", "afternoons", 5, true],
    ["mornings", "mornings", 5, false],
    ["mornings", "mornings", 4, true],
    ["mornings", "mornings", 4.25, false],
    // Monday morning in Auckland is Sunday in Honolulu.
    ["mornings", "weekends", 22, true],
    ["evenings", "weekends", 0, false],
  ] as const)("P2: %s and %s, %d hours ahead: %s", (mine, theirs, ahead, shared) => {
    expect(haveAnHour([mine], [theirs], ahead)).toBe(shared);
  });
});
