import * as z from "zod";
import { InstantText } from "./time.ts";

/** What was spent of something that is limited, as far back as anybody asks. Id: what is counted, and its share of it. */
export const Budget = z.object({
  id: z.string(),
  version: z.number().int(),
  /** When, in epoch milliseconds, and for what; the oldest first. */
  spent: z.array(z.object({ at: z.number().int(), of: z.string() })),
  ttl: z.number().int(),
});
export type Budget = z.infer<typeof Budget>;

/** A form's stamp or a proof that was used: it works once. Id: the stamp's. */
export const UsedStamp = z.object({ id: z.string(), version: z.number().int(), ttl: z.number().int() });
export type UsedStamp = z.infer<typeof UsedStamp>;

/**
 * An address that must not be written to, kept as a keyed hash when everything else of its person is gone. Id: the
 * hash; of `unsubscribed`, which stops invitations alone, a hash of its own.
 */
export const Suppression = z.object({
  id: z.string(),
  version: z.number().int(),
  reason: z.enum(["complained", "bouncing", "unsubscribed"]),
  since: InstantText,
});
export type Suppression = z.infer<typeof Suppression>;
