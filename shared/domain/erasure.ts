import * as z from "zod";
import { InstantText } from "./time.ts";

/**
 * A person is being erased, or was: who it is (an id, nothing else) and what may still turn up, so that a removal that
 * broke off is finished, and what came after it is swept up. Removed a few days later. Id: the person.
 */
export const Erasure = z.object({
  id: z.string(),
  version: z.number().int(),
  /** `open` until everything was found and removed. */
  state: z.enum(["open", "done"]),
  requestedAt: InstantText,
  /** Their parts in programmes, whose record may be gone while something of theirs is not. */
  participants: z.array(z.string()),
  /** Mentorships they were in: a mentor's words may stand in the goals of others. */
  mentorships: z.array(z.string()),
  /** Keyed hashes of their addresses, until others' lists of people they know hold none of them any more. */
  addresses: z.array(z.string()).optional(),
});
export type Erasure = z.infer<typeof Erasure>;
