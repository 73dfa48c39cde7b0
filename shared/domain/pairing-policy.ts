import * as z from "zod";

/** What may be between two people that speaks against pairing them. */
export const relations = [
  "line-manager",
  "preceptor",
  "faculty",
  "residency-director",
  "employer",
  "competitor",
  "earlier-pairing",
  "conflict",
] as const;
export const Relation = z.enum(relations);
export type Relation = z.infer<typeof Relation>;

/** What a programme makes of it. A warning is seen by coordinators and by whoever asks for that person by name. */
export const Handling = z.enum(["allow", "warn", "block"]);
export type Handling = z.infer<typeof Handling>;

/** What speaks for a pair, and coordinators may see of any pair. */
export const shownFeatures = [
  "topics",
  "stage",
  "hours",
  "values",
  "ways",
  "region",
  "institution",
  "practice",
  "sector",
] as const;
/** What speaks for a pair, and nobody sees: whom a mentor wishes to support, who somebody is, what they said of each other. */
export const keptFeatures = ["supports", "shares", "wishes"] as const;
export const Feature = z.enum([...shownFeatures, ...keptFeatures]);
export type Feature = z.infer<typeof Feature>;

/**
 * Points a feature brings at most; for topics, each of them, up to twice that where few mentors offer it. The standard
 * follows what is known of pairs that last (`shared/matching/evidence.ts`): goals and expertise .30, a topic that is as
 * rare as most bringing 150; values and ways of working .30; what people say of each other .20; another's eyes .10 in
 * all; hours .10. Where somebody stands, whom a mentor supports and what a mentee would like to share come on top.
 */
const points = (standard: number) => z.number().int().min(0).max(200).default(standard);
export const Weights = z.strictObject({
  topics: points(100),
  stage: points(40),
  hours: points(50),
  values: points(120),
  ways: points(30),
  region: points(15),
  institution: points(15),
  practice: points(10),
  sector: points(10),
  supports: points(20),
  shares: points(40),
  wishes: points(100),
});
export type Weights = z.infer<typeof Weights>;

const handling = (standard: Handling) => Handling.default(standard);

/** How a programme pairs. */
export const PairingPolicy = z
  .strictObject({
    /** In rounds; somebody a mentee brings along is warned of at most. */
    relations: z
      .strictObject({
        "line-manager": handling("block"),
        preceptor: handling("block"),
        faculty: handling("block"),
        "residency-director": handling("block"),
        employer: handling("block"),
        competitor: handling("block"),
        "earlier-pairing": handling("block"),
        conflict: handling("block"),
      })
      .prefault({}),
    weights: Weights.prefault({}),
    /** `best`: the highest total; `fewer-complaints`: fewer pairs who would both rather have each other; `stable`: none of them. */
    way: z.enum(["best", "fewer-complaints", "stable"]).default("best"),
    /** Whether the pair that fits least is lifted as far as it goes before the total counts. */
    floor: z.boolean().default(true),
    /** Points below which two people are not suggested to each other. */
    minimum: z.number().int().min(0).max(1000).default(0),
    /** Hours two clocks may be apart. */
    hoursApart: z.number().int().min(1).max(12).default(12),
    /** Whether two people need a topic in common. */
    shareTopic: z.boolean().default(false),
    /** What people say before a round is decided: nothing; up to three mentors in their order; or both sides, after a first call. */
    choice: z.enum(["suggest", "rank", "calls"]).default("suggest"),
  })
  .refine(({ weights }) => shownFeatures.some((feature) => weights[feature] > 0), {
    // Pairs by what nobody sees alone would say what that is.
    message: "something that coordinators see has to count",
    path: ["weights"],
  });
export type PairingPolicy = z.infer<typeof PairingPolicy>;
export const standardPolicy: PairingPolicy = PairingPolicy.parse({});
