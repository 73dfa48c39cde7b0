import { eyePoints, sharesPoints } from "../points.ts";
import type { Scale } from "../score.ts";
import { addTo, at, remembering } from "./index-of.ts";
import type { MentorColumns } from "./mentors.ts";
import type { Read } from "./read.ts";

/** Adds, for one mentee after another, what counts with some mentors only. */
export function singlesIn(
  { mentors, supporting, byRegion, byInstitution, byAnswer }: MentorColumns,
  { weights }: Pick<Scale, "weights">,
): (mentee: Read, points: Int16Array) => void {
  const wishing = Int32Array.from(mentors, ({ supports }) => supports);
  const supportersOf = remembering<number, number, Int32Array>(256, (lived) =>
    Int32Array.from(listOf(supporting, wishing, lived)),
  );
  /** What it costs that the two are of one place, where the row took it that they are not. */
  const near = (eye: "region" | "institution") => eyePoints(weights, eye, false) - eyePoints(weights, eye, true);
  const [sameRegion, sameInstitution] = [near("region"), near("institution")];
  // How many of the things a mentee would like to share each mentor shares; all 0 between two mentees.
  const shared = new Uint8Array(mentors.length);
  return ({ region, institution, lived, asked, asks }, points) => {
    addTo(points, at(byRegion, region), sameRegion);
    addTo(points, at(byInstitution, institution), sameInstitution);
    if (lived !== 0) addTo(points, supportersOf(lived, lived), weights.supports);
    if (asks.length === 0) return;
    // What one more shared thing brings, by how many were shared before.
    const more = asks.map((_, had) => sharesPoints(weights, asked, had + 1) - sharesPoints(weights, asked, had));
    for (const answer of asks)
      at(byAnswer, answer).forEach((mentor) => {
        const had = shared[mentor] ?? 0;
        shared[mentor] = had + 1;
        points[mentor] = (points[mentor] ?? 0) + (more[had] ?? 0);
      });
    shared.fill(0);
  };
}

/** Those of some who wish to support somebody of the groups; a bit for each group. */
function listOf(some: Int32Array, wishing: Int32Array, groups: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < some.length; at++) if ((wishing[some[at] ?? 0] ?? 0) & groups) found.push(some[at] ?? 0);
  return found;
}
