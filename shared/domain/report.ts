import * as z from "zod";
import { Sector } from "./profile.ts";
import { PulseQuestion } from "./pulse.ts";
import { InstantText } from "./time.ts";

/** What the report gives as one number each. */
export const figureNames = [
  /** Pairs at work now, and those that ended. */
  "active",
  "ended",
  /** Talks the two said they had. */
  "met",
  /** Mentees without a mentor. */
  "waiting",
  /** Mentors who may be paired, and those of them who had a mentee before. */
  "mentors",
  "returning",
  /** Mentees they take in all, and have. */
  "offered",
  "filled",
  "mails",
  "reached",
  /** Who said on day 30 whether it fits, and who said yes. */
  "menteesAsked",
  "menteesFit",
  "mentorsAsked",
  "mentorsFit",
] as const;
export const FigureName = z.enum(figureNames);
export type FigureName = z.infer<typeof FigureName>;

/** People by something they may say of themselves, the largest group first. Whoever is in no group here is not counted here. */
const Groups = z.array(z.object({ group: z.string(), people: z.number().int() }));
export type Groups = z.infer<typeof Groups>;

/** Stands for those who said nothing. */
export const notSaid = "not-said";

/** The two sides of a mentorship, each counted apart. */
export const pulseSides = ["mentees", "mentors"] as const;

/** Numbers of people by what they said, rounded down; null where too few answered. */
const Said = z.array(z.number().int()).nullable();
const BySide = z.object({ mentees: Said, mentors: Said });

/** The five questions, as they may be handed on. */
export const PublishedPulse = z.object({
  /** Who gets something out of it, and who does not. */
  benefit: BySide,
  /** Mentees who say that the two work on something together, and that they do not. */
  jointWork: Said,
  /** Who said more at the end of the year than at its start, as much, and less. */
  change: z.record(PulseQuestion, BySide),
});
export type PublishedPulse = z.infer<typeof PublishedPulse>;

const Percent = z.number().int().min(-100).max(100);
const Compared = z.object({ people: z.number().int(), percent: Percent });

/** Mentees who met lately: those drawn to get fewer invitations beside all others, in whole percents. */
export const PublishedComparison = z.object({
  fewer: Compared,
  others: Compared,
  /** How much more or less often the drawn ones met, and the bounds of it at 95 %. */
  ...{ difference: Percent, low: Percent, high: Percent },
});
export type PublishedComparison = z.infer<typeof PublishedComparison>;

/** The figures as they may be handed on: every number rounded down to fives, 0 meaning fewer than five. */
export const Published = z.object({
  figures: z.record(FigureName, z.number().int()),
  regions: Groups,
  sectors: z.array(z.object({ group: Sector.or(z.literal(notSaid)), people: z.number().int() })),
  /** Mentors with one mentee, with two, with three or more; null where that would tell of single people. */
  load: z.array(z.number().int()).length(3).nullable(),
  /** Absent from reports of before it was asked. */
  pulse: PublishedPulse.optional(),
  /** Null where it is too early to say; absent where the programme does not compare. */
  comparison: PublishedComparison.nullable().optional(),
});
export type Published = z.infer<typeof Published>;

/** The latest report of a programme, and the one before. What was counted exactly is nowhere kept. Id: the programme. */
export const Report = z.object({
  id: z.string(),
  version: z.number().int(),
  at: InstantText,
  published: Published,
  before: z.object({ at: InstantText, published: Published }).optional(),
  /** The work it came of: running that again is no new report. */
  work: z.string(),
});
export type Report = z.infer<typeof Report>;
