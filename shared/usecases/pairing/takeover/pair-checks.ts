import { roleOf } from "../../../domain/participant.ts";
import type { Proposal } from "../../../domain/round.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import type { Known, PairsKnown } from "./pair-known.ts";
import { pairOf } from "./pair-known.ts";

/** Mentees a mentor may bring along in one file: as many as a coordinator may give them places. */
const mostBrought = 10;

/** Why two cannot be taken over. The sentence for each stands under `work.import-pairs`. */
export type NotTaken =
  | `${"mentee" | "mentor"}-silent`
  | `${"mentee" | "mentor"}-left`
  | `${"mentee" | "mentor"}-paused`
  | "mentee-is-mentor"
  | "mentor-is-mentee"
  | "mentor-rejected"
  | "both-sides"
  | "already-paired"
  | "already-asked"
  | "asked-before"
  | "mentee-full"
  | "mentor-full";

/** Takes count, line by line, of the places a file fills. */
export interface Filled {
  readonly mentors: Map<string, number>;
  readonly mentees: Map<string, number>;
}

/** Places of a new mentor: as the programme gives, and as many as their mentees in the file are. */
export function placesFor(known: PairsKnown, brought: number): number {
  return Math.max(known.programme.places, Math.min(brought, mostBrought));
}

/** What forbids to ask these two, after all lines before; undefined where nothing does. Pure. */
export function whyNotTaken(
  mentee: Known,
  mentor: Known,
  known: PairsKnown,
  filled: Filled,
  brought: number,
): NotTaken | undefined {
  return (
    standing(mentee, "mentee", known) ??
    standing(mentor, "mentor", known) ??
    (known.paired.has(pairOf(mentee.id, mentor.id)) ? "already-paired" : undefined) ??
    (isFullMentee(mentee, known, filled) ? "mentee-full" : undefined) ??
    (isFullMentor(mentor, known, filled, brought) ? "mentor-full" : undefined)
  );
}

/** What a question that was asked before means for the same two. */
export function askedBefore({ state }: Proposal): NotTaken {
  if (state === "accepted") return "already-paired";
  return state === "asked-both" ? "already-asked" : "asked-before";
}

function standing(
  { id, silent, participant }: Known,
  side: "mentee" | "mentor",
  { asked }: PairsKnown,
): NotTaken | undefined {
  if (silent) return `${side}-silent`;
  if (participant === undefined) return undefined;
  if (participant.leftAt !== undefined || participant.state === "left") return `${side}-left`;
  if (participant.state === "paused") return `${side}-paused`;
  // A form nobody confirmed says nothing; a question of ours that is under way does.
  const isAsked = asked.some(({ mentee, mentor }) => mentee === id || mentor === id);
  if (participant.state !== "active" && !isAsked) return undefined;
  if (side === "mentee") return roleOf(participant) === "mentor" ? "mentee-is-mentor" : undefined;
  if (roleOf(participant) === "mentee") return "mentor-is-mentee";
  return participant.vetting === "rejected" ? "mentor-rejected" : undefined;
}

function isFullMentee(
  { id, participant, load }: Known,
  { programme, asked }: PairsKnown,
  { mentees }: Filled,
): boolean {
  const has = participant ? mentoredIn(participant, load).length : 0;
  const waits = asked.filter(({ mentee }) => mentee === id).length;
  return has + waits + (mentees.get(id) ?? 0) >= programme.mentorsPerMentee;
}

function isFullMentor({ id, load }: Known, known: PairsKnown, { mentors }: Filled, brought: number): boolean {
  const places = load?.places ?? placesFor(known, brought);
  const waits = known.asked.filter(({ mentor }) => mentor === id).length;
  return (load?.mentorships.length ?? 0) + waits + (mentors.get(id) ?? 0) >= places;
}
