import * as z from "zod";
import { VettingState } from "../domain/vetting.ts";
import { jobNames } from "./schedules.ts";

/** `source` of every event Almanac puts on its own bus. */
export const eventSource = "almanac";

const JobRequested = z.object({
  job: z.enum(jobNames),
  run: z.string(),
  dryRun: z.boolean(),
  programme: z.string().optional(),
  round: z.string().optional(),
});

/** Domain events on the custom bus, by detail-type. No e-mail depends on one arriving: the nightly plan finds what was missed. */
export const events = {
  /** Both said yes. The mentee's year is planned at once instead of tonight. */
  MentorshipActivated: z.object({ programme: z.string(), mentorship: z.string() }),
  MentorshipEnded: z.object({ programme: z.string(), mentorship: z.string() }),
  /** Somebody proved their address and takes part from now on. Their number as they gave it, where they did. */
  ParticipantConfirmed: z.object({ programme: z.string(), person: z.string(), memberNumber: z.string().optional() }),
  /** A coordinator decided on a mentor. */
  MentorVetted: z.object({
    programme: z.string(),
    person: z.string(),
    memberNumber: z.string().optional(),
    vetting: VettingState,
  }),
  /** An import of the society's members, or of running pairs, has changed what is kept. */
  MembersImported: z.object({
    programme: z.string(),
    work: z.string(),
    kind: z.enum(["members", "pairs"]),
    changed: z.number().int(),
  }),
  /** Somebody of the society's list of members takes part: found by their number, or by their address. */
  MemberJoined: z.object({
    programme: z.string(),
    member: z.string(),
    person: z.string(),
    memberNumber: z.string().optional(),
  }),
  /** A coordinator asked for a job, or for a round (job `match` with a round). */
  JobRequested,
  /** A coordinator asked for something that takes a while. */
  WorkRequested: z.object({ programme: z.string(), work: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventDetail<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** What the send queue carries: a hint that this message is ready. Lost or doubled, it changes nothing. */
export const SendHint = z.strictObject({ message: z.string() });
export type SendHint = z.infer<typeof SendHint>;

/** What SES tells of one attempt. Everything else in it is left unread, and unlogged. */
const SesDetail = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string().optional(),
    /** Whose address it was, to tell one that was left since from the present one. */
    destination: z.array(z.string()).optional(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
  complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
});

/** The news as EventBridge brings it. */
export const SesEvent = z.object({ "detail-type": z.string(), detail: SesDetail });
export type SesEvent = z.infer<typeof SesEvent>;

/** The same news as a topic brings it: as text. What SES writes when it tries the topic is no news, and not JSON. */
const SesNotification = z
  .object({ Type: z.literal("Notification"), Message: z.preprocess(readNews, SesDetail.optional()) })
  .transform(({ Message }) => ({ detail: Message }));

/** News of our mail, by either channel. */
export const SesNews = z.union([SesEvent, SesNotification]);

function readNews(message: unknown): unknown {
  const text = String(message);
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Broken news fits no schema, and ends where people look.
    return text;
  }
}

/** Tags every attempt carries: message, attempt, message class. */
export const sesTags = { message: "sid", attempt: "att", class: "cls" } as const;
