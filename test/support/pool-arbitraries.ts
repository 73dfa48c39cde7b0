import * as fc from "fast-check";
import { aspects, type Identity } from "#shared/domain/identity.ts";
import { locales } from "#shared/domain/locale.ts";
import {
  Handling,
  type PairingPolicy,
  type Relation,
  relations,
  standardPolicy,
} from "#shared/domain/pairing-policy.ts";
import { stages, topics } from "#shared/domain/participant.ts";
import {
  availabilities,
  disciplines,
  groups,
  type Profile,
  sectors,
  valueNames,
  ways,
} from "#shared/domain/profile.ts";
import type { Candidate } from "#shared/matching/candidate.ts";
import { type Pool, pairKey } from "#shared/matching/pool.ts";
import { aZone } from "./arbitraries.ts";
import { aCandidate, aMentorCandidate } from "./builders.ts";

const some = <One>(list: readonly One[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...list), { maxLength });
const maybe = <One>(one: fc.Arbitrary<One>) => fc.option(one, { nil: undefined });
/** Few names, some of them the same written differently, some of them nothing. */
const aPlace = fc.constantFrom("St. Luke’s", "ST LUKE'S", "Café Santé", "cafe sante", "Mercy", " ", "?");

/** What somebody told of themselves: all of it, some of it or nothing. */
export const aToldProfile: fc.Arbitrary<Profile> = fc
  .record({
    discipline: maybe(fc.constantFrom(...disciplines.slice(0, 3))),
    sector: maybe(fc.constantFrom(...sectors.slice(0, 3))),
    region: maybe(aPlace),
    institution: maybe(aPlace),
    alone: maybe(fc.boolean()),
    languages: maybe(some(["en", "fr", "hi"] as const, 3)),
    availability: maybe(some(availabilities, 3)),
    offers: maybe(some(ways, 3)),
    wants: maybe(some(ways, 3)),
    topics: maybe(some(topics.slice(0, 6), 4)),
    supports: maybe(some(groups.slice(0, 3), 3)),
    lived: maybe(some(groups.slice(0, 3), 3)),
    values: maybe(
      fc.record(Object.fromEntries(valueNames.map((name) => [name, fc.integer({ min: 1, max: 5 })])), {
        requiredKeys: [],
      }),
    ),
    apart: maybe(fc.array(aPlace, { maxLength: 2 })),
  })
  .map((told) => ({ id: "somebody", version: 1, ...JSON.parse(JSON.stringify(told)) }));

const anAnswer = fc.oneof(
  fc.constantFrom("Woman", " woman", "man", "É", "e", "…").map((says) => ({ says })),
  fc.constant({ ratherNot: true as const }),
);
const anIdentity: fc.Arbitrary<Identity> = fc.record({
  id: fc.constant("somebody"),
  version: fc.constant(1),
  consent: fc.constant({ text: "identity-1", at: "2026-08-01T00:00:00.000Z" }),
  answers: fc.dictionary(fc.constantFrom(...aspects.slice(0, 3)), anAnswer),
  shares: some(aspects.slice(0, 3), 3),
});

const traits = fc.record({
  topics: fc.uniqueArray(fc.constantFrom(...topics.slice(0, 6)), { minLength: 1, maxLength: 3 }),
  stage: fc.constantFrom(...stages),
  zone: aZone,
  waitingSince: fc.constantFrom("2025-10-01T00:00:00.000Z", "2026-06-20T00:00:00.000Z", "2026-08-16T00:00:00.000Z"),
  state: fc.constantFrom("active", "active", "active", "active", "paused"),
  role: fc.constantFrom("own", "own", "own", "both"),
});
const beyond = fc.record({
  profile: maybe(aToldProfile),
  identity: maybe(anIdentity),
  locale: maybe(fc.constantFrom(...locales)),
});

function people(role: "mentee" | "mentor", maxLength: number): fc.Arbitrary<Candidate[]> {
  const make = role === "mentee" ? aCandidate : aMentorCandidate;
  return fc.array(fc.tuple(traits, beyond), { maxLength }).map((list) =>
    list.map(([{ role: as, ...one }, { locale, ...told }], index) => ({
      ...make(`${role}-${String(index).padStart(3, "0")}`, {
        ...one,
        ...(as === "both" && { role: "both", vetting: "approved" }),
      }),
      ...told,
      ...(locale && { locale }),
    })),
  );
}

const weight = fc.constantFrom(0, 1, 7, 40, 101, 200);
/** Any policy a programme may have. */
export const aPairingPolicy: fc.Arbitrary<PairingPolicy> = fc
  .record({
    weights: fc.tuple(...Object.keys(standardPolicy.weights).map((name) => weight.map((points) => [name, points]))),
    handling: fc.tuple(...relations.map((name) => fc.constantFrom(...Handling.options).map((how) => [name, how]))),
    minimum: fc.constantFrom(0, 0, 150, 300, 1000),
    hoursApart: fc.constantFrom(12, 12, 6, 1),
    shareTopic: fc.boolean(),
  })
  .map(({ weights, handling, ...rest }) => ({
    ...standardPolicy,
    ...rest,
    weights: { ...standardPolicy.weights, ...Object.fromEntries(weights) },
    relations: { ...standardPolicy.relations, ...Object.fromEntries(handling) },
  }));

const aPair = fc
  .tuple(fc.nat(9), fc.nat(44))
  .map(([mentee, mentor]) => pairKey(`mentee-00${mentee}`, `mentor-${String(mentor).padStart(3, "0")}`));

/** A pool in which everything that can be told, said or kept may be there. */
export const anyPool: fc.Arbitrary<Pool> = fc
  .record({
    mentees: people("mentee", 10),
    mentors: people("mentor", 45),
    places: fc.array(fc.constantFrom(0, 1, 2, 2), { minLength: 45, maxLength: 45 }),
    excluded: fc.array(aPair, { maxLength: 12 }),
    relations: fc.dictionary(aPair, fc.uniqueArray(fc.constantFrom<Relation>(...relations), { maxLength: 2 }), {
      maxKeys: 20,
    }),
    wishes: fc.dictionary(aPair, fc.integer({ min: -100, max: 100 }), { maxKeys: 30 }),
    policy: maybe(aPairingPolicy),
    both: fc.boolean(),
  })
  .map(({ mentees, mentors, places, excluded, relations: related, wishes, policy, both }) => ({
    mentees,
    // Whoever is both stands on both sides.
    mentors: both ? [...mentors, ...mentees.filter(({ participant }) => participant.role === "both")] : mentors,
    places: new Map([
      ...mentors.map(({ participant }, index): [string, number] => [participant.person, places[index] ?? 0]),
      ...mentees.map(({ participant }): [string, number] => [participant.person, 1]),
    ]),
    excluded: new Set(excluded),
    relations: new Map(Object.entries(related)),
    wishes: new Map(Object.entries(wishes)),
    policy,
  }));
