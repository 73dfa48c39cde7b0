import * as z from "zod";

/** A reason two people were suggested to each other, as a message key with its words: `topic` + `informatics`. */
export const Reason = z.object({
  reason: z.enum(["topic", "stage", "zone", "values", "ways", "region", "institution", "practice", "sector", "place"]),
  detail: z.string().default(""),
});
export type Reason = z.infer<typeof Reason>;
