import type { AssignmentProblem } from "../problem.ts";
import type { Fullest } from "./placing.ts";

/** Where people compete for too few places: 1 for those in it. */
export interface Over {
  readonly mentees: Uint8Array;
  readonly mentors: Uint8Array;
}

/**
 * Splits a round in two (Dulmage and Mendelsohn 1958). Over-demanded: those without a mentor, everyone they could be
 * placed with, everyone placed there, and so on. In every largest placing all places of these mentors go to these
 * mentees, who have no other candidates; everybody else is placed, and elsewhere. So the two parts are two problems,
 * each with one side that must be placed whole, and no bonus for "one more person" is ever mixed with points.
 * Mentors without any place count as over-demanded. The last round of `mostPlaced`, which found no way to a free place, has
 * reached exactly these people.
 */
export function overDemanded({ capacities }: AssignmentProblem, { menteeLevel, mentorLevel }: Fullest): Over {
  const mentees = new Uint8Array(menteeLevel.length);
  const mentors = new Uint8Array(mentorLevel.length);
  for (let mentee = 0; mentee < mentees.length; mentee++) mentees[mentee] = Number((menteeLevel[mentee] ?? 0) > 0);
  for (let mentor = 0; mentor < mentors.length; mentor++)
    mentors[mentor] = Number((mentorLevel[mentor] ?? 0) > 0 || capacities[mentor] === 0);
  return { mentees, mentors };
}
