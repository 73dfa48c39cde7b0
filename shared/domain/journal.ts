import * as z from "zod";
import { InstantText } from "./time.ts";

/**
 * A line of the journal: what must still be known when the table was put back to an earlier state. It lies in a table of
 * its own, is written in the same transaction as what it tells of, and holds ids alone. One line for each message (the
 * latest counts), each erasure, and the table that mail left from.
 */
export const JournalEntry = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("message"),
    id: z.string(),
    /** `taken`: by a claim, and SES may have it. `sent`: SES has it. `not-taken`: SES certainly refused this attempt. */
    state: z.enum(["taken", "sent", "not-taken"]),
    attempt: z.string(),
    /** One before it that SES may have accepted, too. */
    doubted: z.string().optional(),
    /** Attempts SES may have accepted, this one included. */
    attempts: z.number().int(),
    sesMessageId: z.string().optional(),
    at: InstantText,
    /** Epoch seconds after which DynamoDB removes it. */
    ttl: z.number().int(),
  }),
  z.object({
    of: z.literal("erasure"),
    /** Whose: a person's id. */
    id: z.string(),
    at: InstantText,
    ttl: z.number().int(),
  }),
  z.object({
    of: z.literal("table"),
    id: z.literal("table"),
    /** The table (its id, or its ARN) the brake was last armed for. */
    table: z.string(),
    at: InstantText,
  }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type MessageEntry = Extract<JournalEntry, { of: "message" }>;
