import * as z from "zod";
import { pulseQuestions } from "../domain/pulse.ts";

/** A form sends text, and "" for what was left open. */
const step = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.coerce.number().int().min(1).max(5).optional(),
);
const yesNo = z.preprocess((value) => (value === "" ? undefined : value), z.enum(["yes", "no"]).optional());

/** The five questions about one mentorship. Each may be left out, but not all of them. */
export const SayPulse = z
  .strictObject({
    mentorship: z.string().min(1).max(60),
    ...{ fit: step, belonging: step, confidence: step, safety: step, benefit: step },
    jointWork: yesNo,
  })
  .refine((said) => said.jointWork !== undefined || pulseQuestions.some((one) => said[one] !== undefined), {
    path: ["fit"],
    message: "answer at least one",
  });
export type SayPulse = z.infer<typeof SayPulse>;
