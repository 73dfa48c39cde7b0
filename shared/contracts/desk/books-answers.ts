import * as z from "zod";
import { Playbook, PlaybookPin } from "../../domain/playbook.ts";

/** A year plan a programme may choose. */
export const BookRow = z.object({
  name: z.string(),
  version: z.number().int(),
  shipped: z.boolean(),
  /** Whether mentorships that begin now are planned by it. */
  current: z.boolean(),
  prompts: z.number().int(),
  madeFrom: PlaybookPin.optional(),
});
export type BookRow = z.infer<typeof BookRow>;
export const Books = z.object({ items: z.array(BookRow), cursor: z.null() });

/** What a look at a file finds. */
export const BookFinding = z.object({
  level: z.enum(["error", "warning"]),
  touchpoint: z.string(),
  says: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BookFinding = z.infer<typeof BookFinding>;
export const BookTaken = z.object({ playbook: PlaybookPin, findings: z.array(BookFinding) });

/** The file itself. */
export const BookFile = Playbook;
