import * as z from "zod";
import type { shownFeatures } from "./pairing-policy.ts";

const points = z.number().int().default(0);

/** What speaks for a pair, in points for each feature that brought any. */
export const Fit = z.object({
  topics: points,
  stage: points,
  hours: points,
  values: points,
  ways: points,
  region: points,
  institution: points,
  practice: points,
  sector: points,
} satisfies Record<(typeof shownFeatures)[number], z.ZodType>);
export type Fit = z.infer<typeof Fit>;
/** Nothing speaks for them yet. */
export const noFit: Fit = Fit.parse({});

/**
 * Why somebody else was not suggested instead. `no-place`: no place before the round; `resting`: asked in vain too often;
 * `taken`: the places go to others in this round; `elsewhere`: suggested to another mentor; `waiting`: nobody suggested;
 * `earlier`: suggested to each other, or paired, before; `less`: free, but fits less well; `by-hand`: a coordinator's choice.
 */
export const WhyNot = z.enum(["no-place", "resting", "taken", "elsewhere", "waiting", "earlier", "less", "by-hand"]);
export type WhyNot = z.infer<typeof WhyNot>;

/** Somebody else who might have been suggested, and why they were not. */
export const Alternative = z.object({ person: z.string(), points: z.number().int(), why: WhyNot });
export type Alternative = z.infer<typeof Alternative>;

/** How many alternatives are kept for a side: enough to choose from, and no more than a page shows. */
export const mostAlternatives = 5;

/** Why a round suggests a pair, kept with the round as it was computed. Id: `round.proposal`. */
export const Explanation = z.object({
  id: z.string(),
  version: z.number().int(),
  round: z.string(),
  proposal: z.string(),
  mentee: z.string(),
  mentor: z.string(),
  fit: Fit,
  /** Other mentors for this mentee, and other mentees for this mentor, the best first. */
  mentors: z.array(Alternative),
  mentees: z.array(Alternative),
});
export type Explanation = z.infer<typeof Explanation>;

/**
 * Why a round suggests nobody. `nobody`: no mentor has a place; `earlier`: whoever has one was suggested to them before;
 * `taken`: the places they might have go to others; `by-hand`: a coordinator took the suggestion out.
 */
export const WhyNone = z.enum(["nobody", "earlier", "taken", "by-hand"]);
export type WhyNone = z.infer<typeof WhyNone>;

/** Somebody for whom a round found no mentor. Id: `round.mentee`. */
export const Unpaired = z.object({
  id: z.string(),
  version: z.number().int(),
  round: z.string(),
  mentee: z.string(),
  why: WhyNone,
  /** Places they might have had. */
  places: z.number().int(),
  mentors: z.array(Alternative),
});
export type Unpaired = z.infer<typeof Unpaired>;

/** The id of a part of a round: what it says of a proposal, or of a mentee. */
export function ofRound(round: string, of: string): string {
  return `${round}.${of}`;
}
