import * as z from "zod";
import { DateText, InstantText } from "../domain/time.ts";
import { remarkNames } from "../domain/wish.ts";

const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const day = z.preprocess(emptyIsAbsent, DateText.optional());
const mentorship = z.string().max(60);
/** `cv-review.2026`: what it is, and which time it comes. */
const touchpoint = z
  .string()
  .max(120)
  .regex(/^[\w-]+(\.[\w-]+)+$/);

/** What people change about a mentorship, and about the year ahead, on their own page. */
export const PairWishes = [
  z.strictObject({ action: z.literal("pause-mentorship"), mentorship, until: day }),
  z.strictObject({ action: z.literal("resume-mentorship"), mentorship }),
  /** `answers` is the moment of the request on the page: a second press of its button asks for nothing new. */
  z.strictObject({
    action: z.literal("swap-roles"),
    mentorship,
    answers: z.preprocess(emptyIsAbsent, InstantText.optional()),
  }),
  z.strictObject({ action: z.literal("keep-roles"), mentorship }),
  z.strictObject({ action: z.literal("wish"), touchpoint, does: z.enum(["move", "out", "back"]), day }),
  z.strictObject({ action: z.literal("remark"), mentorship, touchpoint, says: z.enum([...remarkNames, "nothing"]) }),
] as const;

export const PairWish = z.discriminatedUnion("action", PairWishes);
export type PairWish = z.infer<typeof PairWish>;
/** The names of what they change. */
export type PairAction = PairWish["action"];
