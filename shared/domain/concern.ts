import * as z from "zod";
import { InstantText } from "./time.ts";

/** Characters of a concern. */
export const concernLength = 2000;

/** A concern as people type it, in as many lines as it takes; characters that turn text around are taken out. */
export const ConcernText = z
  .string()
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{C}\n\t]/gu, "")
      .trim(),
  )
  .pipe(z.string().min(1).max(concernLength));

/** Something somebody wants the programme to know, past mentor and employer. Says nothing of who wrote it unless they did. */
export const Concern = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  /** The words are gone once it is closed. */
  state: z.enum(["open", "closed"]),
  text: z.string().optional(),
  /** Where to answer, if they want an answer, and its keyed hash, by which it is found when its person is erased. */
  contact: z.string().optional(),
  contactHash: z.string().optional(),
  raisedAt: InstantText,
  closedAt: InstantText.optional(),
  ttl: z.number().int(),
});
export type Concern = z.infer<typeof Concern>;
