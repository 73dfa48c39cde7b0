import * as z from "zod";
import { laterQuestions, menteeWishes, mentorWishes } from "../domain/again.ts";

/** What somebody says of the next year; a mentor of a mentorship, or, without one, whether they are there at all. */
export const SayAgain = z.strictObject({
  again: z.union([
    z.enum([...menteeWishes, ...mentorWishes]),
    z.templateLiteral([z.enum(laterQuestions), ".", z.enum(["yes", "no"])]),
  ]),
  mentorship: z.preprocess((value) => (value === "" ? undefined : value), z.string().max(60).optional()),
});
export type SayAgain = z.infer<typeof SayAgain>;
