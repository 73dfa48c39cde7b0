import * as z from "zod";
import { DateText, InstantText } from "./time.ts";

/**
 * What left for one person, as far as it bounds what may still leave: no message, no address, no word of what it said.
 * Written along with each claim, so that two prompts never take the same place. Id: the person.
 */
export const Postbox = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Prompts that left in the last seven days, the oldest first, whatever programme sent them. */
  prompts: z.array(z.object({ at: InstantText, programme: z.string() })),
  /** The days on which mail of any kind left within a year, in the zone of its programme, by programme. */
  mails: z.record(z.string(), z.array(DateText)),
  /** Of somebody who has confirmed nothing yet. */
  ttl: z.number().int().optional(),
});
export type Postbox = z.infer<typeof Postbox>;
