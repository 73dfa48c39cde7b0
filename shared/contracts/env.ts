import * as z from "zod";

/** What a function must be told by its environment. Infra sets exactly these names; runtime parses them at the first event. */
export const TableEnv = z.object({ TABLE_NAME: z.string().min(1) });
/** Told only to functions that write the journal, or read it. */
export const JournalEnv = z.object({ JOURNAL_TABLE_NAME: z.string().min(1) });
/** A Secrets Manager secret: a generated string from which every link's key and every address hash is derived. */
export const KeyRingEnv = z.object({ KEY_RING_SECRET_ID: z.string().min(1) });
/** The send queues of the two lanes. */
export const SendQueueEnv = z.object({ INTERACTIVE_QUEUE_URL: z.url(), BULK_QUEUE_URL: z.url() });
/** The queue of what SES tells of our mail. */
export const NewsQueueEnv = z.object({ NEWS_QUEUE_URL: z.url() });
/** Senders of each lane that work at once: the fixed maximum of its queue. Each takes its part of the lane's share. */
export const SendersEnv = z.object({
  INTERACTIVE_SENDERS: z.coerce.number().int().min(1),
  BULK_SENDERS: z.coerce.number().int().min(1),
});
export const BusEnv = z.object({ EVENT_BUS_NAME: z.string().min(1) });
export const MailEnv = z.object({
  /** Sender and watched mailbox of the programme; SES must have verified it or its domain. */
  FROM_ADDRESS: z.email(),
  /** Prompts and reminders. Paused on its own when its reputation suffers. */
  BULK_CONFIGURATION_SET: z.string().min(1),
  /** Confirmations, proposals, introductions: what somebody is waiting for. */
  INTERACTIVE_CONFIGURATION_SET: z.string().min(1),
});
/** Where coordinators sign in: a Cognito app client, its pool's own pages, and the issuer its tokens name. */
export const ConsoleEnv = z.object({
  CONSOLE_CLIENT_ID: z.string().min(1),
  SIGN_IN_URL: z.url(),
  SIGN_IN_ISSUER: z.url(),
});
/** Where people reach the pages, without a slash at the end. Empty: the API's own address, learnt when the brake is armed. */
export const PublicUrlEnv = z.object({ PUBLIC_URL: z.union([z.literal(""), z.url()]) });
