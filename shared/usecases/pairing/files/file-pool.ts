import type { Temporal } from "temporal-polyfill";
import { type PairingPolicy, type Relation, relations } from "../../../domain/pairing-policy.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Profile } from "../../../domain/profile.ts";
import { instantText } from "../../../domain/time.ts";
import type { Candidate } from "../../../matching/candidate.ts";
import { type Pool, pairKey } from "../../../matching/pool.ts";
import type { Side } from "./file-columns.ts";
import { type Lined, sameKey } from "./file-person.ts";
import type { Finding } from "./finding.ts";
import type { ReadFile } from "./read-file.ts";
import { sameAmong } from "./same-person.ts";
import { whomIn } from "./whom.ts";

/** What a round of two files is about. */
export interface FilePool {
  readonly pool: Pool;
  /** By the pool's ids: who that is. */
  readonly people: ReadonlyMap<string, Lined>;
  readonly findings: readonly Finding[];
}

interface Settings {
  readonly policy: PairingPolicy;
  /** The zone of people who give none. */
  readonly zone: string | undefined;
  readonly now: Temporal.Instant;
}

/** Points of a first, second and third choice, and of any after it, as `Pool.wishes` has them. */
const wishPoints = [100, 67, 33] as const;

/**
 * A pool of the people of two files. Its ids follow from what names people there, so that the order of lines changes
 * nothing; the same number in both files is one person only where nothing else says otherwise.
 */
export function filePool(mentees: ReadFile, mentors: ReadFile, { policy, zone, now }: Settings): FilePool {
  const idOf = new Map<Lined, string>();
  for (const one of mentees.people) idOf.set(one, personOf("mentees", one));
  for (const one of mentors.people) idOf.set(one, personOf("mentors", one));
  const id = (one: Lined) => idOf.get(one) ?? "";
  const toMentors = whomIn(mentors.people, "mentees", mentees);
  const toMentees = whomIn(mentees.people, "mentors", mentors);
  const between = relationsOf();
  const excluded = new Set<string>();
  const wishes = new Map<string, number>();
  const themselves = sameAmong(mentees.people);

  for (const mentee of mentees.people) {
    const key = (mentor: Lined) => pairKey(id(mentee), id(mentor));
    for (const mentor of toMentors.found(mentee.person.avoid, "avoid", mentee)) excluded.add(key(mentor));
    for (const relation of relations)
      for (const mentor of toMentors.found(mentee.person.between[relation] ?? [], relation, mentee))
        between.add(key(mentor), relation);
    for (const [index, mentor] of toMentors.found(mentee.person.wishes, "wishes", mentee).entries())
      if (!wishes.has(key(mentor))) wishes.set(key(mentor), wishPoints[index] ?? wishPoints[2]);
  }
  for (const mentor of mentors.people) {
    const key = (mentee: Lined) => pairKey(id(mentee), id(mentor));
    for (const mentee of toMentees.found(mentor.person.avoid, "avoid", mentor)) excluded.add(key(mentee));
    for (const relation of relations)
      for (const mentee of toMentees.found(mentor.person.between[relation] ?? [], relation, mentor))
        between.add(key(mentee), relation);
    for (const mentee of themselves(mentor)) excluded.add(key(mentee));
  }

  const candidate = (side: Side) => (one: Lined) => candidateOf(one, id(one), side, zone, now);
  return {
    pool: {
      policy,
      mentees: mentees.people.map(candidate("mentees")),
      mentors: mentors.people.map(candidate("mentors")),
      places: new Map(mentors.people.map((one) => [id(one), one.person.places ?? 1])),
      excluded,
      relations: between.all,
      wishes,
      first: new Set(mentees.people.filter(({ person }) => person.first).map(id)),
    },
    people: new Map([...idOf].map(([one, person]) => [person, one])),
    findings: [...toMentors.findings, ...toMentees.findings],
  };
}

/** `>` parts two people in the key of a pair. */
function personOf(side: Side, { key }: Lined): string {
  return `${side === "mentees" ? "e" : "o"}.${sameKey(key).replaceAll("%", "%25").replaceAll(">", "%3e")}`;
}

function relationsOf() {
  const all = new Map<string, Relation[]>();
  const add = (key: string, relation: Relation) => {
    const known = all.get(key) ?? [];
    if (!known.includes(relation)) all.set(key, [...known, relation]);
  };
  return { all, add };
}

function candidateOf(
  one: Lined,
  person: string,
  side: Side,
  zone: string | undefined,
  now: Temporal.Instant,
): Candidate {
  const said = one.person;
  const at = instantText(now);
  const profile: Profile = {
    ...{ id: person, version: 1, institution: said.institution, region: said.region, discipline: said.discipline },
    ...{ sector: said.sector, languages: said.languages, wants: said.wants, offers: said.offers, alone: said.alone },
    ...{
      supports: said.supports,
      lived: said.lived,
      values: said.values,
      apart: said.apart,
      topics: said.topics.slice(3),
    },
  };
  return {
    zone: said.zone ?? zone ?? "UTC",
    profile,
    participant: {
      ...{ id: participantId("files", person), version: 1, programme: "files", person },
      role: side === "mentees" ? "mentee" : "mentor",
      stage: said.stage,
      topics: said.topics.slice(0, 3),
      vetting: side === "mentees" ? "not-needed" : "approved",
      waitingSince: said.waitingSince === undefined ? at : `${said.waitingSince}T00:00:00.000Z`,
      ...{ state: "active", facts: {}, milestones: {}, mentorships: [], formerMentorships: [], createdAt: at },
    },
  };
}
