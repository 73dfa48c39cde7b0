import type { Temporal } from "temporal-polyfill";
import { type Alternative, mostAlternatives, type WhyNone, type WhyNot } from "../domain/explanation.ts";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Candidate } from "./candidate.ts";
import { type Pool, pairKey, placesOf } from "./pool.ts";
import type { Suggestion } from "./propose.ts";
import { scaleOf, score } from "./score.ts";

/** Why everybody of a round was suggested whom, and who else came near. */
export interface Explained {
  /** By mentee: other mentors for them, the best first. */
  readonly mentors: ReadonlyMap<string, readonly Alternative[]>;
  /** By mentor: other mentees for them, the best first. */
  readonly mentees: ReadonlyMap<string, readonly Alternative[]>;
  readonly unpaired: readonly { mentee: string; why: WhyNone; places: number }[];
}

/**
 * Explains a round whoever solved it: it looks only at who was there and who was suggested to whom. Keeps no more than a
 * page can show, so that it grows with the people and not with the pairs.
 */
export function explain(pool: Pool, suggestions: readonly Suggestion[], now: Temporal.Instant): Explained {
  const mentees = pool.mentees.filter(({ participant }) => mayBeMentored(participant));
  const all = pool.mentors.filter(({ participant }) => mayMentor(participant));
  const scale = scaleOf(
    all.filter(({ participant }) => placesOf(pool, participant.person) > 0),
    now,
    pool.policy,
  );
  const mentorOf = new Map(suggestions.map(({ mentee, mentor }) => [mentee, mentor]));
  const used = new Map<string, number>();
  for (const { mentor } of suggestions) used.set(mentor, (used.get(mentor) ?? 0) + 1);
  const forMentees = new Map<string, Alternative[]>();
  const forMentors = new Map<string, Alternative[]>();
  const unpaired: Explained["unpaired"][number][] = [];
  for (const mentee of mentees) {
    const one = mentee.participant.person;
    const chosen = mentorOf.get(one);
    let places = 0;
    for (const mentor of all) {
      const other = mentor.participant.person;
      if (one === other) continue;
      const earlier = pool.excluded.has(pairKey(one, other));
      if (!earlier) places += placesOf(pool, other);
      if (chosen === other) continue;
      const points = score(mentee, mentor, scale).total;
      const why = whyNot(pool, mentor, used.get(other) ?? 0, earlier);
      keep(forMentees, one, { person: other, points, why });
      const back = earlier ? "earlier" : chosen === undefined ? "waiting" : "elsewhere";
      if (used.has(other)) keep(forMentors, other, { person: one, points, why: back });
    }
    if (chosen === undefined) unpaired.push({ mentee: one, why: whyNone(pool, all, places), places });
  }
  return { mentors: forMentees, mentees: forMentors, unpaired };
}

function whyNot(pool: Pool, { participant: { person } }: Candidate, used: number, earlier: boolean): WhyNot {
  if (earlier) return "earlier";
  if (pool.resting?.has(person)) return "resting";
  const places = placesOf(pool, person);
  if (places === 0) return "no-place";
  return used >= places ? "taken" : "less";
}

function whyNone(pool: Pool, mentors: readonly Candidate[], places: number): WhyNone {
  if (places > 0) return "taken";
  return mentors.some(({ participant }) => placesOf(pool, participant.person) > 0) ? "earlier" : "nobody";
}

/** Keeps the best few; the same ones whoever was read first. */
function keep(lists: Map<string, Alternative[]>, of: string, one: Alternative): void {
  const list = lists.get(of) ?? [];
  const worst = list.at(-1);
  if (list.length === mostAlternatives && worst !== undefined && !isBetter(one, worst)) return;
  list.push(one);
  list.sort((a, b) => (isBetter(a, b) ? -1 : 1));
  lists.set(of, list.slice(0, mostAlternatives));
}

function isBetter(one: Alternative, other: Alternative): boolean {
  return one.points === other.points ? one.person < other.person : one.points > other.points;
}
