import * as z from "zod";
import { InstantText } from "./time.ts";

/** Why SES takes nothing for now, as the ledger names it. */
export const PauseReason = z.enum([
  "daily-quota",
  "sending-paused",
  "sender-not-verified",
  "configuration",
  "not-allowed",
  "credentials",
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** Nothing leaves until then; afterwards a few messages find out whether SES takes mail again. */
const Pause = z.object({ until: InstantText, reason: PauseReason, since: InstantText });

/** What became of mail that SES took, as SES counts it. */
export const Tally = z.object({ sent: z.number().int(), bounces: z.number().int(), complaints: z.number().int() });
export type Tally = z.infer<typeof Tally>;

/** Mass mail stands still: too much came back, or too many complained. A coordinator lets it go on, nobody else. */
const Stop = Tally.extend({ reason: z.enum(["bounces", "complaints"]), since: InstantText });

/** How fast mail may leave, for all senders together: one record, which dispatch and whoever meets an error write. */
export const Pace = z.object({
  id: z.literal("pace"),
  version: z.number().int(),
  /** SES's limits as last read. `perDay` below zero: none. */
  quota: z
    .object({ perSecond: z.number().positive(), perDay: z.number(), used: z.number(), readAt: InstantText })
    .optional(),
  /** SES said that it was too fast: the share of the rate that was left then. It grows back by itself. */
  slowed: z.object({ factor: z.number().positive(), at: InstantText }).optional(),
  /** By lane, for a lane can be paused in SES on its own. One that is over is kept until SES took something again. */
  paused: z.object({ interactive: Pause.optional(), bulk: Pause.optional() }),
  /** Whether mass mail waits, and since when that is so: while it does not, the rate is there for what people wait for. */
  bulk: z.object({ waits: z.boolean(), since: InstantText }).optional(),
  stopped: Stop.optional(),
  /** When a coordinator last let mass mail go on: what was sent before that is judged no more. */
  releasedAt: InstantText.optional(),
});
export type Pace = z.infer<typeof Pace>;
