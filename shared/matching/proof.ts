import type { Assignment, AssignmentProblem, Order, Proof } from "./problem.ts";

export type Verdict = { readonly proven: true } | { readonly proven: false; readonly faults: readonly string[] };

/**
 * Whether the proof shows that the result is the best there is. Linear in mentees, mentors and edges.
 *
 * Most people: the over-demanded mentees have candidates with places among the over-demanded mentors only. So no result
 * places more than everybody else plus the places of those mentors; this result places exactly so many (König 1931).
 * Every result that does fills all those places with over-demanded mentees and places all the others with the others.
 *
 * Most points among those: in both parts every edge is worth at most mentee's price + mentor's price. Add that up over
 * any result with as many placed. Over-demanded: every place is filled, so each mentor's price comes in once a place;
 * mentees' prices are not negative, so their sum over those placed is at most their sum over all. The rest: every mentee
 * is placed, so each price comes in once; mentors' prices are not negative, so their sum over places taken is at most
 * their sum over all places. Either way the total is at most the sum of all prices, which is the same for every result
 * (weak duality). In this result every edge taken is worth exactly the two prices, whoever has no mentor has the price 0,
 * and so has every mentor with a place left: its total is that sum. Each of these is checked edge by edge in whole
 * numbers, so that nothing is rounded.
 *
 * What comes first: the weights are checked to be so large that no sum of what comes later outweighs it.
 */
export function verify(problem: AssignmentProblem, order: Order, result: Assignment, proof: Proof): Verdict {
  const faults: string[] = [...sizes(problem, order, result, proof)];
  if (faults.length === 0) faults.push(...counts(problem, result, proof), ...weightsOf(problem, order, proof));
  if (faults.length === 0) faults.push(...edges(problem, order, result, proof));
  return faults.length === 0 ? { proven: true } : { proven: false, faults };
}

function* sizes({ capacities, offsets, scores }: AssignmentProblem, order: Order, result: Assignment, proof: Proof) {
  const mentees = offsets.length - 1;
  if (result.mentorOf.length !== mentees) yield "The result is about other mentees";
  if (proof.mentees.length !== mentees || proof.overMentees.length !== mentees) yield "Mentees without a price";
  const mentors = capacities.length;
  if (proof.mentors.length !== mentors || proof.overMentors.length !== mentors) yield "Mentors without a price";
  if ((order.first?.length ?? mentees) !== mentees || (order.ties?.length ?? scores.length) !== scores.length)
    yield "The order is about other pairs";
  if (proof.matched !== result.matched || proof.total !== result.score) yield "The proof is about another result";
}

/** Whether as many are placed as the over-demanded part allows, and nobody takes a place that is not there. */
function* counts({ capacities }: AssignmentProblem, { mentorOf, matched }: Assignment, proof: Proof) {
  const left = capacities.slice();
  let [placed, most] = [0, 0];
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    const over = proof.overMentees[mentee] === 1;
    const price = proof.mentees[mentee] ?? Number.NaN;
    if (!over) most++;
    if (!Number.isSafeInteger(price) || (over && price < 0)) yield `Mentee ${mentee} has an impossible price`;
    if (mentor === -1) {
      if (price !== 0) yield `Mentee ${mentee} has a price and no mentor`;
      continue;
    }
    placed++;
    left[mentor] = (left[mentor] ?? 0) - 1;
    if (proof.overMentors[mentor] !== (over ? 1 : 0)) yield `Mentee ${mentee} is placed across the two parts`;
  }
  for (let mentor = 0; mentor < capacities.length; mentor++) {
    const over = proof.overMentors[mentor] === 1;
    const price = proof.mentors[mentor] ?? Number.NaN;
    if (over) most += capacities[mentor] ?? 0;
    if ((left[mentor] ?? 0) < 0) yield `Mentor ${mentor} has more mentees than places`;
    if (!Number.isSafeInteger(price) || (!over && price < 0)) yield `Mentor ${mentor} has an impossible price`;
    if (!over && (left[mentor] ?? 0) > 0 && price !== 0) yield `Mentor ${mentor} has a price and a place left`;
  }
  if (placed !== matched) yield `${placed} are placed, not ${matched}`;
  if (placed !== most) yield `${placed} are placed where ${most} might be`;
}

/** Whether the weights keep people, points and ties apart over as many pairs as there are mentees. */
function* weightsOf({ offsets, scores }: AssignmentProblem, { first, ties }: Order, { weights }: Proof) {
  const pairs = offsets.length - 1;
  const tied = spread(ties);
  const all = spread(scores) * weights.point + tied;
  if (!(weights.point > pairs * tied) || !Number.isSafeInteger(weights.point)) yield "Ties outweigh points";
  if (first?.includes(1) !== true) {
    if (weights.first !== 0) yield "Nobody comes first";
  } else if (!(weights.first > pairs * all)) yield "Points outweigh people who come first";
  if (!Number.isSafeInteger(weights.first + all)) yield "Numbers too large to be exact";
}

/** Whether no edge is worth more than its two prices, and those taken exactly so much; and whether the points add up. */
function* edges(problem: AssignmentProblem, { first, ties }: Order, { mentorOf, score }: Assignment, proof: Proof) {
  const { capacities, offsets, mentors, scores } = problem;
  const { overMentees, overMentors, weights } = proof;
  const lowest = least(ties);
  let total = 0;
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const chosen = mentorOf[mentee] ?? -1;
    const over = overMentees[mentee] ?? 0;
    const price = proof.mentees[mentee] ?? 0;
    const bonus = first?.[mentee] === 1 ? weights.first : 0;
    let found = chosen === -1;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const there = overMentors[mentor] ?? 0;
      if (over === 1 && there === 0) yield `Mentee ${mentee} has a candidate outside the over-demanded part`;
      // Nobody can take what has no place; and from the rest, the places of the over-demanded are never taken.
      if (over !== there || capacities[mentor] === 0) continue;
      const points = scores[edge] ?? 0;
      const gap =
        price + (proof.mentors[mentor] ?? 0) - (points * weights.point + (ties?.[edge] ?? 0) - lowest + bonus);
      if (gap < 0) yield `Mentee ${mentee} would be worth more with mentor ${mentor}`;
      if (mentor !== chosen) continue;
      found = true;
      total += points;
      if (gap !== 0) yield `Mentee ${mentee} and mentor ${mentor} are worth less than their prices`;
    }
    if (!found) yield `Mentee ${mentee} is placed with somebody who is no candidate`;
  }
  if (total !== score) yield `The points are ${total}, not ${score}`;
}

/** How far apart they are, 0 included. */
function spread(list: Int32Array = new Int32Array()): number {
  let most = 0;
  for (let at = 0; at < list.length; at++) most = Math.max(most, list[at] ?? 0);
  return most - least(list);
}

/** The least of them, or 0. */
function least(list: Int32Array = new Int32Array()): number {
  let found = 0;
  for (let at = 0; at < list.length; at++) found = Math.min(found, list[at] ?? 0);
  return found;
}
