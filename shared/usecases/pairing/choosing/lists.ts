import type { Temporal } from "temporal-polyfill";
import { ofRound } from "../../../domain/explanation.ts";
import { keptApart, type Listed, mostListed, type Option } from "../../../domain/option.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import type { Round } from "../../../domain/round.ts";
import { pairsOf } from "../../../matching/pairs.ts";
import { type Pool, placesOf } from "../../../matching/pool.ts";
import { shortlists } from "../../../matching/shortlist.ts";
import { solve } from "../../../matching/solve.ts";
import type { Change, Ports } from "../../ports.ts";
import { inChunks } from "../keep-round.ts";

/** Lists a mentor is in for each of their places, at least and at most: more where there are few places for many. */
const [leastLists, mostLists] = [3, 6];
/** First calls one mentor is asked for, whatever their places. */
const mostCalls = 3;

/** Mentors for each mentee, by person, the best first. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** Whom each mentee of a pool may choose among: `kept` stays as it is, and nobody new comes from `barred`. */
export function listsFor(
  pool: Pool,
  choice: Round["choice"],
  now: Temporal.Instant,
  kept: Lists = new Map(),
  barred: (mentor: string) => boolean = () => false,
): Lists {
  const { mentees, mentors, problem, order } = pairsOf(pool, now);
  const places = mentors.map(({ participant }) => placesOf(pool, participant.person));
  const total = places.reduce((sum, one) => sum + one, 0);
  const perPlace = Math.min(mostLists, Math.max(leastLists, Math.ceil((mostListed * mentees.length) / (total || 1))));
  const ids = mentors.map(({ participant }) => participant.person);
  const columnOf = new Map(ids.map((id, column) => [id, column]));
  const most = Int32Array.from(ids, (id, column) => {
    if (barred(id)) return 0;
    const own = places[column] ?? 0;
    return choice === "calls" ? Math.max(mostCalls, own) : own * perPlace;
  });
  const found = shortlists(problem, {
    best: solve(problem, order).mentorOf,
    kept: mentees.map(({ participant }) =>
      (kept.get(participant.person) ?? []).flatMap((mentor) => columnOf.get(mentor) ?? []),
    ),
    most,
    length: mostListed,
  });
  return new Map(
    mentees.map(({ participant }, row) => [participant.person, (found[row] ?? []).flatMap((one) => ids[one] ?? [])]),
  );
}

/**
 * Writes whom everybody chooses among, for both sides, with the mark on their own part that leads there; what they said
 * of those who stay is kept. Doing it again changes nothing.
 */
export async function keepLists(
  lists: Lists,
  round: Round,
  known: readonly Option[],
  ports: Pick<Ports, "store">,
): Promise<void> {
  const optionOf = new Map(known.map((one) => [one.person, one]));
  const listed = bothWays(lists);
  const persons = [...new Set([...listed.keys(), ...optionOf.keys()])].sort();
  const participants = await ports.store.getMany(
    "participant",
    persons.map((person) => participantId(round.programme, person)),
  );
  const earlier = await ports.store.getMany("option", participants.flatMap(formerOption(round)));
  const formerOf = new Map(earlier.map((one) => [one.person, one]));
  const groups = participants.map((participant): Change[] => {
    const before = optionOf.get(participant.person);
    const former = formerOf.get(participant.person);
    const option = before ?? fresh(participant, round, former);
    const { mentors = [], mentees = [] } = listed.get(participant.person) ?? {};
    const next = asked(
      { ...option, mentors: merged(option.mentors, mentors), mentees: merged(option.mentees, mentees) },
      round,
    );
    const same = before !== undefined && JSON.stringify(next) === JSON.stringify(before);
    const choosing = { round: round.id, until: round.choosingUntil ?? round.requestedAt };
    const marked = participant.choosing?.round === round.id;
    return [
      ...(same ? [] : [{ kind: "option", put: next } as const]),
      ...(marked ? [] : [{ kind: "participant", put: { ...participant, choosing } } as const]),
      ...(marked || former === undefined ? [] : [{ kind: "option", remove: former } as const]),
    ];
  });
  await inChunks(
    groups.filter((group) => group.length > 0),
    ports,
  );
}

/** Who is in whose list, from both sides. Who has an empty list is not in it. */
function bothWays(lists: Lists): Map<string, { mentors: string[]; mentees: string[] }> {
  const listed = new Map<string, { mentors: string[]; mentees: string[] }>();
  const entry = (person: string) => {
    const known = listed.get(person) ?? { mentors: [], mentees: [] };
    listed.set(person, known);
    return known;
  };
  for (const [mentee, mentors] of [...lists].sort(([one], [other]) => (one < other ? -1 : 1)))
    for (const mentor of mentors) {
      entry(mentee).mentors.push(mentor);
      entry(mentor).mentees.push(mentee);
    }
  return listed;
}

function merged(before: readonly Listed[], people: readonly string[]): Listed[] {
  return people.map((person) => before.find((one) => one.person === person) ?? { person });
}

function asked(option: Option, { choice }: Round): Option {
  if (choice !== "calls" || option.mentees.length === 0) return option;
  return { ...option, calls: option.calls ?? "asked" };
}

function fresh({ person, programme }: Participant, round: Round, former: Option | undefined): Option {
  return {
    ...{ id: ofRound(round.id, person), version: 0, programme, round: round.id, person },
    ...{ mentors: [], mentees: [], told: [], reminded: false },
    apart: former === undefined ? [] : keptApart(former),
  };
}

/** Where what they said before an earlier round lies. */
const formerOption =
  (round: Round) =>
  ({ choosing, person }: Participant): string[] =>
    choosing === undefined || choosing.round === round.id ? [] : [ofRound(choosing.round, person)];
