import type { AssignmentProblem } from "./problem.ts";
import { type Competing, regionsOf } from "./regions.ts";

/** Edges looked at for single mentees of one round. */
const mostLooked = 20_000_000;

/**
 * Everybody a mentee without a mentor competes with: those placed with their candidates, those placed with the
 * candidates of these, and so on; and whoever has no mentor and no other candidates either (Hall 1935). Looks over the
 * whole round once, then at each mentee only until all of their region compete. Once very many edges were looked at, the
 * answer is the whole region, of which the same is true.
 */
export function competitionIn(problem: AssignmentProblem, mentorOf: Int32Array): (mentee: number) => Competing {
  const { offsets, mentors } = problem;
  const { regionOf, mentorsIn, whole, heldBy } = regionsOf(problem, mentorOf);
  /** By mentor, the last question in which somebody wanted them. */
  const wantedIn = new Int32Array(problem.capacities.length);
  const without = [...mentorOf.keys()].filter((mentee) => mentorOf[mentee] === -1);
  let [looked, question] = [0, 0];
  const candidates = (mentee: number) => mentors.subarray(offsets[mentee], offsets[mentee + 1]);
  const onlyThose = (other: number) => {
    const theirs = candidates(other);
    looked += theirs.length;
    return theirs.length > 0 && theirs.every((mentor) => wantedIn[mentor] === question);
  };
  return (mentee) => {
    const region = regionOf(mentee);
    if (region === -1) return { mentees: [mentee], mentors: [], places: 0 };
    question++;
    const mentees = [mentee];
    const wanted: number[] = [];
    // The list is walked as it is filled: nobody has two mentors, so nobody comes twice.
    for (const one of mentees) {
      if (looked > mostLooked || wanted.length === mentorsIn(region)) return whole(region);
      looked += candidates(one).length;
      for (const mentor of candidates(one)) {
        if (wantedIn[mentor] === question) continue;
        wantedIn[mentor] = question;
        wanted.push(mentor);
        mentees.push(...heldBy(mentor));
      }
    }
    for (const other of without)
      if (other !== mentee && regionOf(other) === region && onlyThose(other)) mentees.push(other);
    return competing(problem, mentees, wanted);
  };
}

/** These people and places, in their order. */
function competing({ capacities }: AssignmentProblem, mentees: number[], mentors: number[]): Competing {
  const byNumber = (one: number, other: number) => one - other;
  return {
    mentees: mentees.sort(byNumber),
    mentors: mentors.sort(byNumber),
    places: mentors.reduce((sum, mentor) => sum + (capacities[mentor] ?? 0), 0),
  };
}
