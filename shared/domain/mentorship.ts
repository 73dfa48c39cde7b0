import * as z from "zod";
import { Agreement } from "./agreement.ts";
import { PlaybookPin } from "./playbook.ts";
import { Reason } from "./round.ts";
import { DateText, InstantText } from "./time.ts";

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
  /** Its latest pause, from its first day until the day it goes on. */
  pause: z.object({ from: DateText, until: DateText }).optional(),
  /** The last day the two said they talked, wherever they said it. */
  lastTalk: DateText.optional(),
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
