import * as z from "zod";
import { Relation, type shownFeatures } from "./pairing-policy.ts";
import { Reason } from "./reason.ts";

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
 * `earlier`: suggested to each other, or paired, before; `less`: free, but fits less well; `by-hand`: a coordinator's choice;
 * `barred`: a rule of the programme keeps the two apart.
 */
export const WhyNot = z.enum([
  ...["no-place", "resting", "taken", "elsewhere", "waiting", "earlier", "less", "by-hand", "barred"],
] as const);
export type WhyNot = z.infer<typeof WhyNot>;

/**
 * What all pairs together lose at least if these two are suggested instead: in words only, since the points behind it
 * hold some that nobody sees.
 */
export const Loss = z.enum(["nothing", "little", "much"]);
export type Loss = z.infer<typeof Loss>;

/** Somebody else who might have been suggested, and why they were not; `rule` keeps the two apart. */
export const Alternative = z.object({
  person: z.string(),
  points: z.number().int(),
  why: WhyNot,
  rule: z.string().max(30).optional(),
  loses: Loss.optional(),
});
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
  /** What else the suggestion is written with, where the round has decided on it: a run that broke off goes on by it. */
  reasons: z.array(Reason).optional(),
  warnings: z.array(Relation).optional(),
});
export type Explanation = z.infer<typeof Explanation>;

/**
 * Why a round suggests nobody. `nobody`: no mentor has a place; `earlier`: whoever has one was suggested to them before;
 * `barred`: a rule of the programme keeps them from everybody who has one; `taken`: the places they might have go to
 * others; `by-hand`: a coordinator took the suggestion out.
 */
export const WhyNone = z.enum(["nobody", "earlier", "barred", "taken", "by-hand"]);
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
  /** The rule that keeps most mentors with a place from them: how many, of how many. */
  bar: z.object({ rule: z.string().max(30), mentors: z.number().int(), of: z.number().int() }).optional(),
  /** So many mentees, they among them, can only go to mentors with so few places. */
  rivals: z.object({ mentees: z.number().int(), places: z.number().int() }).optional(),
});
export type Unpaired = z.infer<typeof Unpaired>;

/** How many mentors a round names with whom one more place would help most. */
export const mostHelps = 5;

/** What a round's page draws, so that it need not look at every pair. Points are those coordinators see. */
export const RoundFigures = z.object({
  /** How many pairs have how many points: each bar from its points up to the next one's. */
  spread: z.array(z.object({ from: z.number().int(), pairs: z.number().int() })),
  /** What one more place with a mentor would bring: people who get a mentor, and points of all pairs together. */
  helps: z.array(z.object({ mentor: z.string().max(60), people: z.number().int(), points: z.number().int() })),
});
export type RoundFigures = z.infer<typeof RoundFigures>;

/** The id of a part of a round: what it says of a proposal, or of a mentee. */
export function ofRound(round: string, of: string): string {
  return `${round}.${of}`;
}
