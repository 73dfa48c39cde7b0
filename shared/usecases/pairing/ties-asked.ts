import { saidBy } from "../../domain/known.ts";
import { isOverFor, type Mentorship } from "../../domain/mentorship.ts";
import type { Relation } from "../../domain/pairing-policy.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { pairKey } from "../../matching/pool.ts";
import { relationsBetween } from "../../matching/relations.ts";
import type { Ports } from "../ports.ts";
import { relationsAmong } from "./relations-known.ts";
import { wishesOf } from "./wishes-told.ts";

/** What stands between a mentee and mentors they might ask by name; mentors by their person ids. */
export interface Ties {
  /** Mentors who are not to be asked: kept apart, or by a tie this programme rules out. */
  readonly barred: ReadonlySet<string>;
  /** Those either of the two asked to be kept apart from, whatever the programme says of ties. */
  readonly apart: ReadonlySet<string>;
  /** What the programme warns of; what it rules out stands here too, for mentors somebody brings along. */
  readonly warned: ReadonlyMap<string, Relation[]>;
  /** Of those, what the mentee said themselves. */
  readonly said: ReadonlyMap<string, Relation[]>;
}

/** Reads it; what was said after first calls counts, too. Two batch reads for each hundred mentors at most. `former`: mentorships the mentee was in. */
export async function tiesTo(
  mentee: Participant,
  mentors: readonly Participant[],
  former: readonly Mentorship[],
  programme: Pick<Programme, "id" | "pairing">,
  ports: Pick<Ports, "store">,
): Promise<Ties> {
  const one = mentee.person;
  const ids = mentors.map(({ person }) => person);
  const profiles = await ports.store.getMany("profile", [...new Set([one, ...ids])]);
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const own = { id: one, version: 0, knows: saidBy(profileOf.get(one)) };
  const sides = { mentees: [one], mentors: ids };
  const ended = former.filter((mentorship) => isOverFor(mentorship, one));
  const [{ relations, apart }, mine, told] = await Promise.all([
    relationsAmong(sides, profiles, ended, programme, ports),
    relationsAmong(sides, [own], [], programme, ports),
    wishesOf([mentee, ...mentors], ports),
  ]);
  const candidate = (participant: Participant) => ({
    participant,
    zone: "",
    profile: profileOf.get(participant.person),
  });
  const handling = programme.pairing.relations;
  const heeded = mentors.map((mentor) => {
    const between = relationsBetween(candidate(mentee), candidate(mentor), { relations });
    return { mentor: mentor.person, relations: between.filter((relation) => handling[relation] !== "allow") };
  });
  const some = heeded.filter((tie) => tie.relations.length > 0);
  const kept = ids.filter((id) => apart.has(pairKey(one, id)) || told.apart.has(pairKey(one, id)));
  const ruledOut = some.filter((tie) => tie.relations.some((relation) => handling[relation] === "block"));
  return {
    barred: new Set([...kept, ...ruledOut.map(({ mentor }) => mentor)]),
    apart: new Set(kept),
    warned: new Map(some.map((tie) => [tie.mentor, tie.relations])),
    said: new Map(
      some.map((tie) => {
        const words = mine.relations.get(pairKey(one, tie.mentor)) ?? [];
        return [tie.mentor, tie.relations.filter((relation) => words.includes(relation))];
      }),
    ),
  };
}
