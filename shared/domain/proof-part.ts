import * as z from "zod";

/** What follows from the prices. It counts points nobody sees, and the digest of few people could be guessed: none of it is ever shown. */
const ProofClaim = z.object({
  /** A digest of what was solved: places, who may be paired, and points. */
  inputs: z.string(),
  /** No round of these inputs can reach more points with as many placed. */
  highest: z.number(),
  /** What a point, and a person of those who come first, weigh in the prices. */
  weights: z.object({ point: z.number(), first: z.number() }),
});
export type ProofClaim = z.infer<typeof ProofClaim>;

/**
 * Some of the prices from which it follows that no better round exists, in the order of people's ids: what a place is
 * worth at a mentor, what a mentor is worth to a mentee. Numbers and no names. Id: `round.side-number`.
 */
export const ProofPart = z.object({
  id: z.string(),
  version: z.number().int(),
  round: z.string(),
  side: z.enum(["mentees", "mentors"]),
  prices: z.array(z.number()),
  /** Which of them are among those who compete for too few places. */
  over: z.array(z.number().int()),
  /** In the first part. */
  claim: ProofClaim.optional(),
});
export type ProofPart = z.infer<typeof ProofPart>;
