import * as z from "zod";
import { InstantText } from "./time.ts";

export const aspects = [
  "gender",
  "ethnicity",
  "first-generation",
  "disability",
  "faith",
  "orientation",
  "parent-or-carer",
] as const;
export const Aspect = z.enum(aspects);

/** Somebody who was asked and would rather not say: told apart from who was not asked. */
export const ratherNot = { ratherNot: true } as const;

/** Answers about who somebody is, under a consent of their own; never shown to anybody, never needed. Id: the person. */
export const Identity = z.object({
  id: z.string(),
  version: z.number().int(),
  /** The consent these answers stand under; without it there is no record. */
  consent: z.object({ text: z.string(), at: InstantText }),
  /** In their own words, or that they would rather not say. */
  answers: z.partialRecord(Aspect, z.union([z.object({ says: z.string() }), z.object({ ratherNot: z.literal(true) })])),
  /** "I would like a mentor who shares …". */
  shares: z.array(Aspect),
});
export type Identity = z.infer<typeof Identity>;
