import type { AssignmentProblem, Order, Solution } from "./problem.ts";
import { check } from "./solve/check.ts";
import { weighed } from "./solve/lexicographic.ts";
import { optimum } from "./solve/optimum.ts";
import { proved } from "./solve/proving.ts";

/**
 * Places as many mentees as can be placed; among those results, as many as can be of those who come first; then takes
 * the highest total, and last the largest sum of ties. Exact and deterministic, over all edges there are.
 *
 * 1. `check`: linear.
 * 2. `mostPlaced`: the most people that can be placed, by disjoint shortest ways (Hopcroft and Karp 1973).
 * 3. `overDemanded`: where people compete for too few places, and the rest (Dulmage and Mendelsohn 1958). In each of the
 *    two parts one side must be placed whole, so points are never mixed with a bonus for placing somebody.
 * 4. `bid`: an auction brings most of that side where they belong (Bertsekas 1979), within a fixed count of looks at edges.
 * 5. `shortest`: cheapest ways place whoever is left (Tomizawa 1971; Edmonds and Karp 1972); `fillHoles` then lowers the
 *    prices of places nobody took (Bertsekas, Castañon and Tsaknakis 1993).
 *
 * It ends on every input: step 2 takes at most 2√mentees + 1 rounds (Hopcroft and Karp), each linear; steps 1 and 3 are
 * linear; step 4 stops when its count is used up, however the bids go; every search of `shortest` gives one place for
 * good, so there are at most as many as mentees who can be placed; every search of `fillHoles` takes one empty place for
 * good or brings one price to 0 for good, so there are at most as many as places that have a candidate. With n mentees,
 * m mentors, e edges and p ≤ e such places that is O(e √n + (n + p) × (e + (n + m) log e)) steps at most.
 * Values only decide which way is taken, never how many steps there are: no bound depends on how large scores are.
 * @throws RangeError on what is no assignment problem, and on numbers too far apart to be added up exactly.
 */
export function solve(problem: AssignmentProblem, order: Order = {}): Solution {
  check(problem);
  const worth = weighed(problem, order);
  return proved(problem, worth, optimum(problem, worth));
}

/** The total of points of a result. */
export function totalOf({ offsets, mentors, scores }: AssignmentProblem, mentorOf: Int32Array): number {
  let total = 0;
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor === -1) continue;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
      if (mentors[edge] === mentor) total += scores[edge] ?? 0;
  }
  return total;
}
