import { Temporal } from "temporal-polyfill";
import type { Identity } from "#shared/domain/identity.ts";
import { locales } from "#shared/domain/locale.ts";
import { type PairingPolicy, type Relation, relations } from "#shared/domain/pairing-policy.ts";
import { type Stage, stages } from "#shared/domain/participant.ts";
import { instantText } from "#shared/domain/time.ts";
import type { Candidate } from "#shared/matching/candidate.ts";
import { type Pool, pairKey } from "#shared/matching/pool.ts";
import { aParticipant } from "./builders.ts";
import { aProfile, clusterOf, languagesIn, livesIn, topicsIn } from "./cohort-profile.ts";
import { type Draw, drawing } from "./draw.ts";

/** When the people of a cohort are looked at. */
export const cohortNow = Temporal.Instant.from("2026-08-17T13:00:00Z");

export interface CohortOptions {
  readonly seed: number;
  readonly mentees: number;
  readonly mentors: number;
  /** Places for each mentee: 0.9 is tight, 1.3 leaves room. */
  readonly supply: number;
  /** Shares between 0 and 1: who has a profile, who told who they are, pairs with a relation, mentees with a ranking. */
  readonly profiles?: number;
  readonly identities?: number;
  readonly relations?: number;
  readonly wishes?: number;
  readonly policy?: PairingPolicy;
}

/**
 * A programme's people as they come: they gather around a few fields and places, popular topics are asked for by many,
 * most have a profile and some of it is missing, a few know each other. The same seed gives the same people.
 */
export function cohort(options: CohortOptions): Pool {
  const { seed, mentees, mentors, supply, profiles = 0.6, identities = 0.1, policy } = options;
  const draw = drawing(seed);
  const someone = (role: "mentee" | "mentor") => (index: number) =>
    aPerson(role, index, draw, { profiles, identities });
  const pool = {
    mentees: Array.from({ length: mentees }, (_, index) => someone("mentee")(index)),
    mentors: Array.from({ length: mentors }, (_, index) => someone("mentor")(index)),
  };
  const pairs = (share: number) => Array.from({ length: Math.round(share * mentees) }, () => aPair(pool, draw));
  const known = pairs(options.relations ?? 0.05).map((pair): [string, Relation[]] => [pair, [draw.one(relations)]]);
  const ranked = pool.mentees.filter(() => draw.chance(options.wishes ?? 0.2));
  const wishes = ranked.flatMap((mentee) =>
    [100, 70, 40].map((wish): [string, number] => [
      pairKey(mentee.participant.person, draw.popular(pool.mentors, 2).participant.person),
      wish,
    ]),
  );
  return {
    ...pool,
    places: placesFor(pool.mentors, Math.round(supply * mentees), draw),
    excluded: new Set(pairs(0.1)),
    relations: new Map(known),
    wishes: new Map(wishes),
    first: new Set(pool.mentees.filter(() => draw.chance(0.05)).map(({ participant }) => participant.person)),
    ...(policy && { policy }),
  };
}

function aPerson(
  role: "mentee" | "mentor",
  index: number,
  draw: Draw,
  { profiles, identities }: { profiles: number; identities: number },
): Candidate {
  const person = `${role}-${String(index).padStart(6, "0")}`;
  const cluster = clusterOf(draw);
  const home = livesIn(draw);
  const participant = {
    ...patterns[role],
    id: `demo.${person}`,
    person,
    stage: stageOf(role, draw),
    topics: topicsIn(cluster, draw),
    waitingSince: instantText(cohortNow.subtract({ hours: 24 * Math.floor(draw.next() * 300) })),
  };
  const languages = languagesIn(home, draw);
  const locale = draw.chance(home.french) ? locales[2] : locales[0];
  const told = { ...(draw.chance(identities) && { identity: anIdentity(person, draw) }) };
  const candidate = { participant, zone: home.zone, locale, ...told };
  if (!draw.chance(profiles)) return candidate;
  return { ...candidate, profile: aProfile({ person, role, cluster, home, languages }, draw) };
}

const patterns = {
  mentee: aParticipant("pattern"),
  mentor: aParticipant("pattern", { role: "mentor", vetting: "approved" }),
};

function stageOf(role: "mentee" | "mentor", draw: Draw): Stage {
  return stages[Math.min(4, Math.floor(draw.next() * draw.next() * 4) + (role === "mentor" ? 2 : 0))] ?? "student";
}

function anIdentity(person: string, draw: Draw): Identity {
  const says = (...words: string[]) => ({ says: draw.one(words) });
  return {
    id: person,
    version: 1,
    consent: { text: "identity-1", at: "2026-08-01T00:00:00.000Z" },
    answers: {
      gender: says("woman", "Woman ", "man", "non-binary"),
      "first-generation": draw.chance(0.3) ? { ratherNot: true } : says("yes", "no"),
      faith: says("none", "Muslim", "catholique", "Catholique"),
    },
    shares: draw.chance(0.5) ? ["gender", "faith"] : ["first-generation"],
  };
}

function aPair({ mentees, mentors }: Pick<Pool, "mentees" | "mentors">, draw: Draw): string {
  if (mentees.length === 0 || mentors.length === 0) return pairKey("nobody", "nobody");
  return pairKey(draw.one(mentees).participant.person, draw.one(mentors).participant.person);
}

/** So many places among the mentors: one for each first, and no more than five for one where there is room for that. */
function placesFor(mentors: readonly Candidate[], all: number, draw: Draw): Map<string, number> {
  const places: number[] = mentors.map((_, index) => (index < all ? 1 : 0));
  const most = Math.max(5, Math.ceil((2 * all) / Math.max(1, mentors.length)));
  for (let left = all - mentors.length; left > 0 && mentors.length > 0; ) {
    const at = Math.floor(draw.next() * mentors.length);
    if ((places[at] ?? 0) >= most) continue;
    places[at] = (places[at] ?? 0) + 1;
    left--;
  }
  return new Map(mentors.map(({ participant }, index) => [participant.person, places[index] ?? 0]));
}
