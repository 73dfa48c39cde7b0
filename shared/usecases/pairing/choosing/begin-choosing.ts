import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../../domain/programme.ts";
import type { Round } from "../../../domain/round.ts";
import { instantText, plusHours } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import type { Ports } from "../../ports.ts";
import { roundPool, tiredMentors } from "../round-pool.ts";
import { keepLists, listsFor } from "./lists.ts";

/** Nobody is asked to choose more often than this: what they said last stays good. */
const quietDays = 60;
/** Days for first calls, once the mentors have said whether they take any. */
export const talkDays = 14;

/**
 * Begins a round in which people choose before it is decided: everybody who waits gets a list of mentors. Nobody is
 * written to yet. Answers the round; it is still `requested` where there is nobody to choose. A run that broke off is
 * finished by running it again: lists that stand are kept.
 */
export async function beginChoosing(
  requested: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round> {
  const found = await roundPool(programme, ports, now);
  const pool = { ...found, resting: tiredMentors(found.proposals) };
  const known = await ports.store.partsOf("option", requested.id);
  const choice = requested.choice ?? programme.pairing.choice;
  const kept = new Map(
    known.filter((one) => one.mentors.length > 0).map((one) => [one.person, one.mentors.map(({ person }) => person)]),
  );
  const since = instantText(plusHours(now, -24 * quietDays));
  const mentees = pool.mentees.filter(
    ({ participant: { choosing } }) => choosing === undefined || choosing.until < since,
  );
  const made = listsFor({ ...pool, mentees }, choice, now, kept);
  // Of a single mentor there is nothing to put in order; a call with one is worth having.
  const worthwhile = [...made].filter(([, list]) => list.length > (choice === "rank" ? 1 : 0));
  const lists = new Map([...worthwhile, ...kept]);
  if (lists.size === 0) return requested;
  const round = requested.choosingUntil ? requested : await dated(requested, programme, ports, now);
  await keepLists(lists, round, known, ports);
  const choosing: Round = {
    ...round,
    state: "choosing",
    mentees: pool.mentees.length,
    places: [...pool.places.values()].reduce((sum, free) => sum + Math.max(0, free), 0),
  };
  await ports.store.commit([
    { kind: "round", put: choosing },
    audit(round.id, round.requestedBy, "choosing-begun", "", now),
  ]);
  return { ...choosing, version: choosing.version + 1 };
}

/** Until when people choose is set first, and once: every mark on their parts says the same. */
async function dated(
  round: Round,
  { pairing, rounds }: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round> {
  const days = rounds.answerDays + (pairing.choice === "calls" ? talkDays : 0);
  const choosingUntil = instantText(plusHours(now, days * 24));
  const put: Round = { ...round, choice: pairing.choice, choosingUntil };
  await ports.store.commit([{ kind: "round", put }]);
  return { ...put, version: put.version + 1 };
}
