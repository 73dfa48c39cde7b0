import type { Temporal } from "temporal-polyfill";
import { rests } from "../../domain/again.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { everInRole, isOverFor, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal, ProposalState } from "../../domain/round.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { type Pool, pairKey } from "../../matching/pool.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { candidatesOf } from "./candidates.ts";
import { eligible } from "./eligible.ts";
import { heldByOffers } from "./offers/held-by-offers.ts";
import { pairsEver, pairsOver, relationsAmong } from "./relations-known.ts";
import { inTurn, wantingAnother } from "./second-mentors.ts";
import { wishesOf } from "./wishes-told.ts";

const open: readonly ProposalState[] = ["draft", "asked-mentor", "asked-mentee", "asked-both"];
const over: readonly ProposalState[] = ["declined", "lapsed"];

export interface RoundPool extends Pool {
  readonly proposals: readonly Proposal[];
  /** Mentees who were suggested somebody and got no mentor from it, or whose mentorship ended: first in line. */
  readonly first: ReadonlySet<string>;
}

/** Everybody of a programme who may be paired now, mentors' free places, and the pairs that must not come again. */
export async function roundPool(
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
  ignoreDraftsOf?: string,
): Promise<RoundPool> {
  const [everybody, proposals, ended, held] = await Promise.all([
    // In whatever state they are listed: who signed up as both waits for a mentor while a coordinator still vets them.
    everything(ports, "participant", programme.id),
    everything(ports, "proposal", programme.id),
    everything(ports, "mentorship", programme.id, "ended"),
    heldByOffers(programme, ports),
  ]);
  const active = everybody.filter(({ state }) => state === "active");
  // Whose membership is over keeps their place in line, and waits.
  const participants = await eligible(active, programme, ports, now);
  const people = participants.map(({ person }) => person);
  const [persons, profiles, loads] = await Promise.all([
    ports.store.getMany("person", people),
    ports.store.getMany("profile", people),
    ports.store.getMany(
      "load",
      participants.filter((one) => roleOf(one) !== "mentee").map(({ person }) => person),
    ),
  ]);
  const current = proposals.filter(
    ({ state, round, request, takeover }) =>
      open.includes(state) &&
      // Once one of two who came together said no, both may be suggested somebody else.
      !takeover?.no.length &&
      // A second or third choice takes no place before it is asked.
      !(state === "draft" && (request !== undefined || (round !== ignoreDraftsOf && ignoreDraftsOf !== undefined))),
  );
  const tired = tiredMentors(proposals);
  const asked = count([...current.map(({ mentor }) => mentor), ...held.mentors]);
  const places = new Map(
    loads.map((load) => [
      load.id,
      tired.has(load.id) ? 0 : load.places - load.mentorships.length - (asked.get(load.id) ?? 0),
    ]),
  );
  const suggested = new Set([...current.map(({ mentee }) => mentee), ...held.mentees]);
  const loadOf = new Map(loads.map((load) => [load.id, load]));
  const waits = (one: Participant) =>
    roleOf(one) !== "mentor" && !rests(one, "mentee") && openRequest(one) === undefined && !suggested.has(one.person);
  const waiting = participants.filter(waits);
  const has = (one: Participant) => mentoredIn(one, loadOf.get(one.person)).length;
  const none = waiting.filter((one) => has(one) === 0);
  const seconds = inTurn(
    await wantingAnother(
      waiting.filter((one) => has(one) > 0 && has(one) < programme.mentorsPerMentee),
      programme,
      ports,
      now,
    ),
    [...places.values()].reduce((sum, free) => sum + Math.max(0, free), 0) - none.length,
  );
  const mentees = [...none, ...seconds];
  const present = await ports.store.getMany(
    "mentorship",
    mentees.flatMap(({ mentorships }) => mentorships),
  );
  // What came of a request by name, or of asking two who came together, changes nothing about one's place in line.
  const lost = proposals.filter(
    ({ state, request, takeover }) => over.includes(state) && request === undefined && takeover === undefined,
  );
  const past = [...ended, ...(await leftBy(mentees, ended, ports))];
  const former = past.flatMap((one) => everInRole(one, "mentee").filter((person) => isOverFor(one, person)));
  const ahead = new Set([...lost.map(({ mentee }) => mentee), ...former]);
  const told = await wishesOf(participants, ports);
  const mentors = participants.filter((one) => roleOf(one) !== "mentee");
  const sides = { mentees: mentees.map(({ person }) => person), mentors: mentors.map(({ person }) => person) };
  const { relations, apart } = await relationsAmong(sides, profiles, past, programme, ports);
  // Two whose mentorship is over meet again only where the programme lets them.
  const mayMeetAgain = programme.pairing.relations["earlier-pairing"] !== "block";
  const wereTogether = new Set(past.flatMap(pairsOver).map(keyOf));
  const stays = ({ state, mentee, mentor }: Proposal) =>
    state !== "accepted" || !mayMeetAgain || !wereTogether.has(pairKey(mentee, mentor));
  const known = { persons, profiles };
  return {
    policy: programme.pairing,
    wishes: told.wishes,
    proposals,
    mentees: await candidatesOf(mentees, known, programme, ports),
    mentors: await candidatesOf(mentors, known, programme, ports),
    places,
    relations,
    excluded: new Set([
      ...proposals
        .filter((one) => one.state !== "draft" && one.state !== "withdrawn" && stays(one))
        .map(({ mentee, mentor }) => pairKey(mentee, mentor)),
      ...[...(mayMeetAgain ? [] : past.flatMap(pairsOver)), ...present.flatMap(pairsEver)].map(keyOf),
      ...told.apart,
      ...apart,
    ]),
    first: new Set(mentees.map(({ person }) => person).filter((person) => ahead.has(person))),
  };
}

const keyOf = ([mentee, mentor]: readonly [string, string]) => pairKey(mentee, mentor);

/** The groups some mentees left that go on for the others. */
async function leftBy(
  mentees: readonly Participant[],
  ended: readonly Mentorship[],
  { store }: Pick<Ports, "store">,
): Promise<Mentorship[]> {
  const known = new Set(ended.map(({ id }) => id));
  const former = new Set(mentees.flatMap(({ formerMentorships }) => formerMentorships));
  const others = await store.getMany(
    "mentorship",
    [...former].filter((id) => !known.has(id)),
  );
  return others.filter(({ state }) => state === "active");
}

/** Suggestions that may come to nothing before a mentor is left in peace. */
const mostInVain = 3;

/** Busy mentors must not be nagged: who let a suggestion lapse, or was asked in vain too often, is not asked again. */
export function tiredMentors(proposals: readonly Proposal[]): Set<string> {
  // Whoever did not answer about a pairing of their own from before Almanac was not asked to take anybody on.
  const asked = proposals.filter(({ takeover }) => takeover === undefined);
  const inVain = count(asked.filter(({ state }) => over.includes(state)).map(({ mentor }) => mentor));
  const silent = asked.flatMap(({ silent: who, mentor }) => (who === mentor ? [mentor] : []));
  return new Set([...silent, ...[...inVain].filter(([, times]) => times >= mostInVain).map(([mentor]) => mentor)]);
}

/** How often each stands in a list. */
export function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
