import * as z from "zod";
import { RoundFigures } from "./explanation.ts";
import { PairingPolicy, Relation } from "./pairing-policy.ts";
import { Reason } from "./reason.ts";
import { DateText, InstantText } from "./time.ts";

export { Reason };

/**
 * `requested` until computed; while `choosing`, people say whom they would like; a `draft` waits for a coordinator;
 * `published` is being asked; `empty` had nobody to pair.
 */
export const RoundState = z.enum(["requested", "choosing", "draft", "published", "empty"]);

/** What a round reached, and what could be reached at most. Points are those coordinators see: nothing kept can be worked out from it. */
export const RoundQuality = z.object({
  way: PairingPolicy.shape.way,
  /** The most people anybody could place. */
  reachable: z.number().int(),
  /** Of a hundred points of the best round, how many this one has; 100 only where no round is better, all that counts included. */
  reached: z.number().int().min(0).max(100),
  /** Pairs who would both rather have each other; and those of them who would gain much. */
  blocking: z.number().int(),
  strong: z.number().int(),
  /** Points of the pair that fits least. */
  worst: z.number().int(),
  /** People who said whom they would like; who got one of those, and the first of them. */
  wished: z.number().int(),
  granted: z.number().int(),
  first: z.number().int(),
});
export type RoundQuality = z.infer<typeof RoundQuality>;

/** The same as it is kept and told: what could be worked out of few people, or by trying one pair after another, is left out. */
const kept = { reached: true, blocking: true, strong: true, wished: true, granted: true, first: true } as const;
export const ToldQuality = RoundQuality.partial(kept);
export type ToldQuality = z.infer<typeof ToldQuality>;

/** That no better round exists, as other code than the one that looked for it has checked. */
export const RoundProof = z.object({
  /** No round of the same people can place more of them. */
  mostPlaced: z.number().int(),
  /** How many parts hold the prices that this, and that no round has more points, follow from. They are never shown. */
  parts: z.number().int(),
});
export type RoundProof = z.infer<typeof RoundProof>;

/** One pairing run over everybody who waits. */
export const Round = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  state: RoundState,
  /** Set by `publishRound`, also before the round is computed. */
  publish: z.boolean(),
  requestedBy: z.string(),
  requestedAt: InstantText,
  mentees: z.number().int().default(0),
  places: z.number().int().default(0),
  matched: z.number().int().default(0),
  score: z.number().int().default(0),
  /** Mentors to whom somebody is suggested. */
  mentors: z.number().int().default(0),
  quality: ToldQuality.optional(),
  proof: RoundProof.optional(),
  /** Once they stand, so does whom the round suggests: a run that broke off then goes on by what is kept. */
  figures: RoundFigures.optional(),
  /** Until when people may say whom they would like. */
  choosingUntil: InstantText.optional(),
  /** What they say until then, as the programme had it when the round began. */
  choice: PairingPolicy.shape.choice.unwrap().optional(),
  /** The change by hand that was made last: making it twice is making it once. */
  changed: z.string().optional(),
  /** The work that is making a change of very many people: until it is done, nobody sees, changes or publishes half of it. */
  changing: z.string().max(60).optional(),
  /** Made for one suggestion by hand, where there was no round to put it into. */
  byHand: z.boolean().optional(),
});
export type Round = z.infer<typeof Round>;

/**
 * `draft` → `asked-mentor` → `asked-mentee` → `accepted`; or it ends as `declined`, `lapsed` (no answer in time) or
 * `withdrawn` (someone left, or the place went to another). Which of the three is nobody's business but the programme's.
 * Two who were paired before Almanac are `asked-both` at once.
 */
export const ProposalState = z.enum([
  "draft",
  "asked-mentor",
  "asked-mentee",
  "asked-both",
  "accepted",
  "declined",
  "lapsed",
  "withdrawn",
]);
export type ProposalState = z.infer<typeof ProposalState>;

/** A mentorship offered, not yet agreed by both. */
export const Proposal = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  round: z.string(),
  mentee: z.string(),
  mentor: z.string(),
  state: ProposalState,
  score: z.number().int(),
  reasons: z.array(Reason),
  /** What is between the two that the programme warns of. */
  warnings: z.array(Relation).optional(),
  /** When the one whose turn it is was asked, and until when they may answer. */
  askedAt: InstantText.optional(),
  answerBy: InstantText.optional(),
  reminded: z.boolean(),
  /** Who let it lapse. A mentor who did is left in peace for the rest of the round's year. */
  silent: z.string().optional(),
  /** Set where the mentee asked for this mentor by name: their yes is given already. First, second or third choice. */
  request: z.object({ rank: z.number().int().min(1).max(3), brought: z.boolean().optional() }).optional(),
  /**
   * Who said no, and what was open until then: they may take the no back. `almanac` where the two are to be kept apart by
   * now.
   */
  declined: z
    .object({
      by: z.string(),
      from: z.enum(["asked-mentor", "asked-mentee"]),
      /** The mentor took their yes back after the mentee's no, of which they know nothing; and since when that stands. */
      also: z.object({ passedOn: InstantText.optional() }).optional(),
    })
    .optional(),
  /** A coordinator chose this pair: no change of others takes it apart. */
  byHand: z.boolean().optional(),
  /** When the match job moved on after a no: from then on it stands. */
  passedOn: InstantText.optional(),
  /** Set where the two were paired before Almanac: since when, as far as anybody knows, and who has said what to it. `source`: the import; `by`: who imported. */
  takeover: z
    .object({ since: DateText.optional(), source: z.string(), by: z.string().optional() })
    .extend({ yes: z.array(z.string()), no: z.array(z.string()) })
    .optional(),
});
export type Proposal = z.infer<typeof Proposal>;
