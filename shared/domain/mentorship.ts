import * as z from "zod";
import { Agreement } from "./agreement.ts";
import { OfferShape } from "./offer.ts";
import { PlaybookPin } from "./playbook.ts";
import { Reason } from "./round.ts";
import { Talk } from "./talk.ts";
import { DateText, InstantText } from "./time.ts";
import { Remarks } from "./wish.ts";

export const MentorshipState = z.enum(["active", "ended"]);

/** Why a coordinator ended a mentorship; nobody's fault, and never what the two talked about. */
export const endingReasons = ["asked-to", "no-time", "out-of-touch", "other-plans", "moved-on"] as const;

/** Members with dated roles, and a state. Active only once both said yes. */
export const Mentorship = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  round: z.string(),
  members: z.array(
    z.object({ person: z.string(), role: z.enum(["mentee", "mentor"]), since: DateText, until: DateText.optional() }),
  ),
  /** Absent: two people. */
  shape: OfferShape.exclude(["once"]).optional(),
  state: MentorshipState,
  reasons: z.array(Reason),
  startedAt: InstantText,
  /** The day it began in the programme's zone: what `start` means in a playbook. */
  startDate: DateText,
  endedAt: InstantText.optional(),
  endedBy: z.string().optional(),
  /** How the two go about it, as either proposed it. */
  agreement: Agreement.optional(),
  /** The playbook its year is planned by; absent: the programme's. */
  playbook: PlaybookPin.optional(),
  /** The cycle it goes on into, once both said so at the end of the one before. */
  goesOn: z.string().optional(),
  /** It ended with its year: nobody ended it. */
  yearOver: z.boolean().optional(),
  /** Its latest pause, from its first day until the day it goes on. */
  pause: z.object({ from: DateText, until: DateText }).optional(),
  /** One of the two asks to swap roles; it happens when the other asks for the same. `left`: the other left it as it is. */
  swap: z.object({ by: z.string(), at: InstantText, left: z.literal(true).optional() }).optional(),
  /** What the mentor says of what is ahead. */
  remarks: Remarks.optional(),
  /** The last day the two said they talked, wherever they said it. */
  lastTalk: DateText.optional(),
  /** Times to talk they arranged here, the latest last. */
  talks: z.array(Talk).optional(),
  /** Set where the two were paired before Almanac; since when, as far as anybody knows. */
  takenOver: z.object({ since: DateText.optional() }).optional(),
});
export type Mentorship = z.infer<typeof Mentorship>;

/** The people who have this role in it now. */
export function inRole(mentorship: Mentorship, role: "mentee" | "mentor"): string[] {
  return mentorship.members
    .filter((member) => member.role === role && member.until === undefined)
    .map((member) => member.person);
}

/** Everybody who is or was in it, each once. */
export function everybodyIn({ members }: Pick<Mentorship, "members">): string[] {
  return [...new Set(members.map(({ person }) => person))];
}

/** Everybody who is in it now, each once. */
export function presentIn({ members }: Pick<Mentorship, "members">): string[] {
  return [...new Set(members.filter(({ until }) => until === undefined).map(({ person }) => person))];
}

/** Whether it is over for somebody: it ended, or they left it to the others. */
export function isOverFor(mentorship: Pick<Mentorship, "state" | "members">, person: string): boolean {
  return mentorship.state === "ended" || !presentIn(mentorship).includes(person);
}

/** Those who were in it to its last day, each once. */
export function inToTheEnd({ members }: Pick<Mentorship, "members">): string[] {
  const days = members.flatMap(({ until }) => until ?? []);
  const last = days.sort().at(-1);
  return [...new Set(members.filter(({ until }) => until === undefined || until === last).map(({ person }) => person))];
}

/** The people who have or had this role in it, each once. */
export function everInRole({ members }: Pick<Mentorship, "members">, role: "mentee" | "mentor"): string[] {
  return [...new Set(members.filter((member) => member.role === role).map(({ person }) => person))];
}

/** What somebody is in it, or was last; undefined for anybody else. */
export function lastRole({ members }: Pick<Mentorship, "members">, person: string): "mentee" | "mentor" | undefined {
  const theirs = members.filter((member) => member.person === person);
  return (theirs.find(({ until }) => until === undefined) ?? theirs.at(-1))?.role;
}

/** The people who are this in it now, or were when it ended. */
export function lastInRole(mentorship: Pick<Mentorship, "members">, role: "mentee" | "mentor"): string[] {
  return everybodyIn(mentorship).filter((person) => lastRole(mentorship, person) === role);
}

/** The mentorship once the two said they talked on a day: only ever later. */
export function talked(mentorship: Mentorship, day: string): Mentorship {
  return mentorship.lastTalk !== undefined && mentorship.lastTalk >= day
    ? mentorship
    : { ...mentorship, lastTalk: day };
}
