import type { Temporal } from "temporal-polyfill";
import { rests } from "../../domain/again.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { everInRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal, ProposalState } from "../../domain/round.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { type Pool, pairKey } from "../../matching/pool.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { looksUntil } from "../year/season.ts";
import { eligible } from "./eligible.ts";

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
  const [everybody, proposals, ended] = await Promise.all([
    // In whatever state they are listed: who signed up as both waits for a mentor while a coordinator still vets them.
    everything(ports, "participant", programme.id),
    everything(ports, "proposal", programme.id),
    everything(ports, "mentorship", programme.id, "ended"),
  ]);
  const active = everybody.filter(({ state }) => state === "active");
  // Whose membership is over keeps their place in line, and waits.
  const participants = await eligible(active, programme, ports, now);
  const [persons, loads] = await Promise.all([
    ports.store.getMany(
      "person",
      participants.map(({ person }) => person),
    ),
    ports.store.getMany(
      "load",
      participants.filter((one) => roleOf(one) !== "mentee").map(({ person }) => person),
    ),
  ]);
  const zoneOf = new Map(persons.map((person) => [person.id, person.zone]));
  const current = proposals.filter(
    ({ state, round, request, takeover }) =>
      open.includes(state) &&
      // Once one of two who came together said no, both may be suggested somebody else.
      !takeover?.no.length &&
      // A second or third choice takes no place before it is asked.
      !(state === "draft" && (request !== undefined || (round !== ignoreDraftsOf && ignoreDraftsOf !== undefined))),
  );
  const tired = tiredMentors(proposals);
  const asked = count(current.map(({ mentor }) => mentor));
  const places = new Map(
    loads.map((load) => [
      load.id,
      tired.has(load.id) ? 0 : load.places - load.mentorships.length - (asked.get(load.id) ?? 0),
    ]),
  );
  const suggested = new Set(current.map(({ mentee }) => mentee));
  const loadOf = new Map(loads.map((load) => [load.id, load]));
  const waits = (one: Participant) =>
    roleOf(one) !== "mentor" && !rests(one, "mentee") && openRequest(one) === undefined && !suggested.has(one.person);
  const candidate = (participant: Participant) => ({
    participant,
    zone: zoneOf.get(participant.person) ?? programme.zone,
  });
  const waiting = participants.filter(waits);
  const has = (one: Participant) => mentoredIn(one, loadOf.get(one.person)).length;
  const none = waiting.filter((one) => has(one) === 0);
  const seconds = secondMentors(
    await lookingOn(
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
  const former = ended.flatMap(({ members }) => members.filter(isMentee));
  const ahead = new Set([...lost.map(({ mentee }) => mentee), ...former.map(({ person }) => person)]);
  return {
    policy: programme.pairing,
    proposals,
    mentees: mentees.map(candidate),
    mentors: participants.filter((one) => roleOf(one) !== "mentee").map(candidate),
    places,
    excluded: new Set([
      ...proposals
        .filter(({ state }) => state !== "draft" && state !== "withdrawn")
        .map(({ mentee, mentor }) => pairKey(mentee, mentor)),
      ...[...ended, ...present].flatMap(pairsIn),
    ]),
    first: new Set(mentees.map(({ person }) => person).filter((person) => ahead.has(person))),
  };
}

/** Who has whom, or had, whichever way round: after a swap of roles both. */
function pairsIn(mentorship: Mentorship): string[] {
  const mentors = everInRole(mentorship, "mentor");
  return everInRole(mentorship, "mentee").flatMap((mentee) => mentors.map((mentor) => pairKey(mentee, mentor)));
}

/** Those who would like another mentor for applications, while that season lasts in their own year. */
async function lookingOn(
  some: readonly Participant[],
  { id }: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Participant[]> {
  const asking = some.filter(({ anotherMentor }) => anotherMentor !== undefined);
  if (asking.length === 0) return [];
  const plan = await programmePlan(id, ports);
  const until = await Promise.all(asking.map((one) => looksUntil(one, plan, ports, now)));
  return asking.filter((_, index) => until[index] !== undefined);
}

/** Those of them who have a turn, as far as places are left once everybody without one has had a turn. */
function secondMentors(some: readonly Participant[], places: number): Participant[] {
  const since = (one: Participant) => `${one.anotherMentor?.since} ${one.id}`;
  return some.toSorted((one, other) => (since(one) < since(other) ? -1 : 1)).slice(0, Math.max(0, places));
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

const isMentee = (member: { role: string }) => member.role === "mentee";

/** How often each stands in a list. */
export function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
