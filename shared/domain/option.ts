import * as z from "zod";
import { InstantText } from "./time.ts";

/** How a mentee puts the mentors they were shown in order. */
export const rankWords = ["first", "second", "third"] as const;
/** What somebody says after a first call; `not-talked`: there was none. */
export const callWords = ["gladly", "fine", "not-talked"] as const;
/** What somebody says of one of the people they choose among. Nobody else ever sees it. */
export const Said = z.enum([...rankWords, ...callWords, "rather-not"]);
export type Said = z.infer<typeof Said>;

/** Most people a mentee chooses among. */
export const mostListed = 3;

/** One of the people somebody chooses among. */
export const Listed = z.object({
  person: z.string(),
  says: Said.optional(),
  /** The mentee would like to talk to this mentor, who has said that they take calls. */
  talk: z.boolean().optional(),
});
export type Listed = z.infer<typeof Listed>;

/** Whom somebody chooses among before a round is decided, and what they said of them. Ids alone. Id: `round.person`. */
export const Option = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  round: z.string(),
  person: z.string(),
  /** As a mentee: mentors, the one the round would suggest first. */
  mentors: z.array(Listed),
  /** As a mentor: the mentees in whose list they are. */
  mentees: z.array(Listed),
  /** Whether they take first calls as a mentor; absent where nobody asked. */
  calls: z.enum(["asked", "yes", "no"]).optional(),
  /** With whom they would rather not be paired, as they said before an earlier round. */
  apart: z.array(z.string().max(60)),
  /** What they were written to as. */
  told: z.array(z.enum(["mentee", "mentor"])),
  reminded: z.boolean(),
  /** When they last said something, with nothing left open. */
  answeredAt: InstantText.optional(),
});
export type Option = z.infer<typeof Option>;

/** Everybody they would rather not be paired with, whichever way round. */
export function keptApart({ apart, mentors, mentees }: Pick<Option, "apart" | "mentors" | "mentees">): string[] {
  const said = [...mentors, ...mentees].filter(({ says }) => says === "rather-not").map(({ person }) => person);
  return [...new Set([...apart, ...said])].sort();
}

/** Where somebody's choice of the moment stands: which round it is for, and until when they may say something. */
export const Choosing = z.object({ round: z.string(), until: InstantText });
