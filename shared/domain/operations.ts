import * as z from "zod";
import { InstantText } from "./time.ts";

/** The global brake. Nothing is sent unless it is armed for this very table, so a table restored from a backup stays silent. */
export const Brake = z.object({
  id: z.literal("brake"),
  version: z.number().int(),
  /** The id (or ARN) of the table it was armed for; empty while the brake is on. */
  armedFor: z.string(),
  /** The API's own address, noted when it was armed: links in mail start with it unless `PublicUrl` says otherwise. */
  apiUrl: z.string(),
  changedAt: InstantText,
  changedBy: z.string(),
  /** The work that brought this table in line with the journal before mail could leave; absent where none was needed. */
  replay: z.string().optional(),
});
export type Brake = z.infer<typeof Brake>;

/** A job somebody asked for, with what came of it. */
export const JobRun = z.object({
  id: z.string(),
  version: z.number().int(),
  job: z.string(),
  dryRun: z.boolean(),
  programme: z.string().optional(),
  state: z.enum(["requested", "done", "failed"]),
  summary: z.record(z.string(), z.union([z.number(), z.string()])),
  requestedBy: z.string(),
  requestedAt: InstantText,
  finishedAt: InstantText.optional(),
});
export type JobRun = z.infer<typeof JobRun>;

/** Who did what to which record, and why. Never changed, never about content. */
export const Audit = z.object({
  id: z.string(),
  version: z.number().int(),
  /** The record it is about: a mentorship, a participant, a programme. */
  about: z.string(),
  at: InstantText,
  /** A person's id, a coordinator's subject, or `almanac` for the schedule. */
  by: z.string(),
  did: z.string(),
  reason: z.string(),
});
export type Audit = z.infer<typeof Audit>;
