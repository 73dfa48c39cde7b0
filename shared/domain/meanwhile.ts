import * as z from "zod";
import { InstantText } from "./time.ts";

/** What may help somebody who waits for a mentor: a small group, or one conversation. */
export const meanwhileKinds = ["group", "once"] as const;
export const MeanwhileKind = z.enum(meanwhileKinds);
export type MeanwhileKind = z.infer<typeof MeanwhileKind>;

/** Since when somebody who waits says that one of these would help. */
export const Meanwhile = z.partialRecord(MeanwhileKind, InstantText);
export type Meanwhile = z.infer<typeof Meanwhile>;

/** That somebody was told where they stand. */
export const ToldOfLine = z.object({
  at: InstantText,
  /** Which wait it was about. */
  wait: InstantText,
  /** A mentee's place in line. */
  place: z.number().int().optional(),
  /** What the programme could give them meanwhile. */
  meanwhile: z.array(MeanwhileKind).optional(),
});

/** What a participant keeps of what they wish for with one tap. */
export const waitingFields = {
  /** What would help them while they wait for a mentor of their own. */
  meanwhile: Meanwhile.optional(),
  /** Since when they would like a second mentor. */
  secondMentor: InstantText.optional(),
};

/** What a mentor would do for more people than their own mentees, in their profile. */
export const offersMore = {
  /** They would take a small group, of up to so many. */
  group: z.number().int().min(2).max(8).optional(),
  /** They would give one conversation to somebody who waits. */
  once: z.boolean().optional(),
};
