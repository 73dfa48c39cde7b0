import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { drawing } from "#test/support/draw.ts";

/** How many places there are for each mentee. */
export const supplies = { tight: 0.9, balanced: 1, slack: 1.33 } as const;
export type Supply = keyof typeof supplies;

/** Points by chance alone, or of people with interests in common, some mentors wanted by many. */
export type Kind = "uniform" | "clustered";

export interface Shape {
  readonly mentees: number;
  readonly mentors: number;
  /** Candidates for each mentee. */
  readonly candidates: number;
  readonly supply: Supply;
  readonly kind: Kind;
  readonly seed: number;
}

const interests = 40;

/** A round by chance: the same for the same shape. Points from 1 to 1,000. */
export function instance({ mentees, mentors, candidates, supply, kind, seed }: Shape): AssignmentProblem {
  const { next: random } = drawing(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const capacities = placesFor(mentors, Math.round(mentees * supplies[supply]), whole);
  const cluster = Uint8Array.from({ length: mentors }, () => whole(interests));
  const popular = Float64Array.from({ length: mentors }, () => random() ** 3);
  const members = Array.from({ length: interests }, (): number[] => []);
  for (const [mentor, interest] of cluster.entries()) members[interest]?.push(mentor);
  const degree = Math.min(candidates, mentors);
  const offsets = Uint32Array.from({ length: mentees + 1 }, (_, row) => row * degree);
  const chosen = new Uint32Array(mentees * degree);
  const scores = new Int32Array(mentees * degree);
  const seenBy = new Int32Array(mentors).fill(-1);
  for (let mentee = 0; mentee < mentees; mentee++) {
    const own = [whole(interests), whole(interests)];
    let edge = mentee * degree;
    for (let tries = 0; edge < (mentee + 1) * degree; tries++) {
      const near = members[own[whole(2)] ?? 0] ?? [];
      const close = kind === "clustered" && tries < 4 * degree && random() < 0.7;
      const mentor = close ? (near[whole(near.length)] ?? 0) : whole(mentors);
      if (seenBy[mentor] === mentee) continue;
      seenBy[mentor] = mentee;
      chosen[edge] = mentor;
      const fit = own.includes(cluster[mentor] ?? -1) ? 300 : 0;
      scores[edge++] =
        kind === "uniform" ? 1 + whole(1000) : 1 + fit + Math.floor(400 * (popular[mentor] ?? 0)) + whole(300);
    }
  }
  return { capacities, offsets, mentors: chosen, scores };
}

/** Between 1 and 5 places for each, so many in all; more where so many do not fit. */
function placesFor(mentors: number, wanted: number, whole: (below: number) => number): Int32Array {
  const capacities = Int32Array.from({ length: mentors }, () => 1 + whole(5));
  let sum = capacities.reduce((all, one) => all + one, 0);
  for (let at = 0; sum !== wanted; at = (at + 1) % mentors) {
    const places = capacities[at] ?? 0;
    if (sum > wanted && places > 1) capacities[at] = places - 1;
    else if (sum < wanted && (places < 5 || wanted > 5 * mentors)) capacities[at] = places + 1;
    else if (sum > wanted && wanted < mentors && places === 1) capacities[at] = 0;
    else continue;
    sum += (capacities[at] ?? 0) - places;
  }
  return capacities;
}
