import * as z from "zod";
import { MeanwhileKind } from "../domain/meanwhile.ts";

const says = z.enum(["yes", "no"]);

/** What somebody who waits, or has one mentor, says with one tap: that something would help, or no longer. */
export const WaitingWishes = [
  z.strictObject({ action: z.literal("meanwhile"), kind: MeanwhileKind, says }),
  z.strictObject({ action: z.literal("second-mentor"), says }),
] as const;

export const WaitingWish = z.discriminatedUnion("action", WaitingWishes);
export type WaitingWish = z.infer<typeof WaitingWish>;
/** The names of what they say. */
export type WaitingAction = WaitingWish["action"];
