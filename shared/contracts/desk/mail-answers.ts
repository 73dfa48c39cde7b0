import * as z from "zod";
import { Message, MessageState, MessageStep } from "../../domain/message.ts";
import { Audit } from "../../domain/operations.ts";

const Taken = z.enum(["no", "unclear", "yes"]);
/** Something that bears on a mail, in words as well. */
const ToldAct = Audit.pick({ at: true, by: true, did: true }).extend({ says: z.string() });

/** A mail's whole way from its record and the audit, each step with what held from then on, and in sentences. */
export const MailTimeline = Message.pick({ kind: true, subject: true, state: true, reason: true }).extend({
  message: z.string(),
  name: z.string(),
  ...Message.pick({ dueAt: true, expiresAt: true, attempts: true, possibleDuplicate: true }).shape,
  sentAt: z.string().nullable(),
  /** Whether SES has it: it certainly has not, nobody knows, it has. */
  taken: Taken,
  says: z.string(),
  /** How a prompt came to its day, rule by rule. */
  because: z.array(z.string()),
  steps: z.array(
    MessageStep.extend({
      /** A coordinator's id, `ses`, or `almanac` for the product itself. */
      by: z.string(),
      attempts: z.number().int(),
      possibleDuplicate: z.boolean(),
      dueAt: z.string(),
      taken: Taken,
      says: z.string(),
    }),
  ),
  news: z.array(ToldAct),
});
export type MailTimeline = z.infer<typeof MailTimeline>;

/** One mail, with who decided what about it, and its whole way. */
export const MessageReport = Message.extend({
  decisions: z.array(z.object({ at: z.string(), by: z.string(), did: z.string() })),
  timeline: MailTimeline,
});

/** Why somebody got a mail, or got none: their mails, what no mail was made of, and what else bears on it. */
export const WhyReport = z.object({
  /** Whoever is found by what was asked; the rest is about them where they are one. */
  people: z.array(z.object({ person: z.string(), name: z.string().nullable() })),
  /** How many of the programme's people were looked at, where that was not all. */
  looked: z.number().int().optional(),
  /** All mail is paused at present. */
  paused: z.boolean(),
  /** The latest first. */
  mails: z.array(MailTimeline),
  /** There are older ones. */
  more: z.boolean(),
  silences: z.array(
    z.object({ key: z.string(), date: z.string(), reason: z.string(), name: z.string(), why: z.array(z.string()) }),
  ),
  acts: z.array(ToldAct),
});
export type WhyReport = z.infer<typeof WhyReport>;

/** What came of a decision on several mails: each it was right for, and each that had gone on meanwhile. */
export const Decided = z.object({
  done: z.array(z.string()),
  not: z.array(z.object({ message: z.string(), state: MessageState })),
});
export type Decided = z.infer<typeof Decided>;
