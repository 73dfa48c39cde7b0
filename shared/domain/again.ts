import * as z from "zod";
import { InstantText } from "./time.ts";

/** What a mentee wishes for the next year: the same mentor, a new one, to mentor somebody themselves, or to stop here. */
export const menteeWishes = ["same", "new", "mentor", "rest"] as const;
export const MenteeWish = z.enum(menteeWishes);
export type MenteeWish = z.infer<typeof MenteeWish>;

/** What a mentor wishes: another year with this mentee, rather other mentees, or not to mentor next year. */
export const mentorWishes = ["yes", "other", "no"] as const;
export const MentorWish = z.enum(mentorWishes);
export type MentorWish = z.infer<typeof MentorWish>;

/** What is asked once, a year after a mentorship ended. */
export const laterQuestions = ["mentoring", "would"] as const;

/** A wish, and the cycle that ends. */
const said = <Wish extends z.ZodType>(wish: Wish) => z.record(z.string(), z.object({ cycle: z.string(), wish }));

/**
 * What somebody said at the end of a cycle, for the next, by mentorship: a wish is never about one that begins later.
 * Theirs alone: the other side learns what comes of both wishes.
 */
export const Again = z.object({
  mentee: said(MenteeWish),
  /** Under `any` what a mentor without mentees said. */
  mentor: said(MentorWish),
});
export type Again = z.infer<typeof Again>;

/** What a participant keeps of it. */
export const againFields = {
  again: Again.optional(),
  /** What they are not suggested as, until they say otherwise: nobody is looked for, and nobody is told that they wait. */
  resting: z.array(z.enum(["mentee", "mentor"])).optional(),
  /** They were asked a year later how it went on, which happens once. */
  yearLater: z
    .object({ askedAt: InstantText, mentoring: z.boolean().optional(), would: z.boolean().optional() })
    .optional(),
};

interface MayRest {
  readonly resting?: readonly ("mentee" | "mentor")[] | undefined;
}

/** Whether somebody asked to be left in peace in a role. */
export function rests({ resting }: MayRest, role: "mentee" | "mentor"): boolean {
  return resting?.includes(role) ?? false;
}

/** The roles somebody rests in, with one added or taken out. */
export function restingIn(
  { resting = [] }: MayRest,
  role: "mentee" | "mentor",
  rest: boolean,
): ("mentee" | "mentor")[] {
  const others = resting.filter((one) => one !== role);
  return rest ? [...others, role] : others;
}

interface MaySay {
  readonly again?: Again | undefined;
}

/** What a mentee said of a mentorship at the end of this cycle; anything of earlier ones is over. */
export function menteeSaid({ again }: MaySay, mentorship: string, cycle: string): MenteeWish | undefined {
  const said = again?.mentee[mentorship];
  return said?.cycle === cycle ? said.wish : undefined;
}

/** The same of a mentor; `any` for one without mentees. */
export function mentorSaid({ again }: MaySay, mentorship: string, cycle: string): MentorWish | undefined {
  const said = again?.mentor[mentorship];
  return said?.cycle === cycle ? said.wish : undefined;
}

/** What somebody said, with a wish for each of these mentorships in the place of an earlier one. */
export function withWishes<Side extends "mentee" | "mentor">(
  again: Again | undefined,
  side: Side,
  wishes: Again[Side],
): Again {
  const before = again ?? { mentee: {}, mentor: {} };
  return { ...before, [side]: { ...before[side], ...wishes } };
}

/**
 * What two wishes come to: `declined`, nobody wants to go on and somebody said so; `half`, one does, and the other said
 * otherwise or nothing; `silent`, nobody said a word.
 */
export type YearsEnd = "goes-on" | "declined" | "half" | "silent";

/**
 * A mentorship goes on only if both say so. Whoever would go on learns nothing from the day it ends: `half` is the same
 * whether the other declined or forgot.
 */
export function comesTo(mentee: MenteeWish | undefined, mentor: MentorWish | undefined): YearsEnd {
  if (mentee === "same" && mentor === "yes") return "goes-on";
  if (mentee === "same" || mentor === "yes") return "half";
  return mentee === undefined && mentor === undefined ? "silent" : "declined";
}

/** Whether somebody said that they would rather not go on together. */
export function isDeclined(mentee: MenteeWish | undefined, mentor: MentorWish | undefined): boolean {
  return (mentee ?? "same") !== "same" || (mentor ?? "yes") !== "yes";
}
