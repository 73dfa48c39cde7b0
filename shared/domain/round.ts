import * as z from "zod";
import { DateText, InstantText } from "./time.ts";

/** `requested` until computed; a `draft` waits for a coordinator; `published` is being asked; `empty` had nobody to pair. */
export const RoundState = z.enum(["requested", "draft", "published", "empty"]);

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
  /** The change by hand that was made last: making it twice is making it once. */
  changed: z.string().optional(),
  /** Made for one suggestion by hand, where there was no round to put it into. */
  byHand: z.boolean().optional(),
});
export type Round = z.infer<typeof Round>;

/** A reason two people were suggested to each other, as a message key with its words: `topic` + `informatics`. */
export const Reason = z.object({ reason: z.enum(["topic", "stage", "zone", "place"]), detail: z.string().default("") });
export type Reason = z.infer<typeof Reason>;

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
  /** When the one whose turn it is was asked, and until when they may answer. */
  askedAt: InstantText.optional(),
  answerBy: InstantText.optional(),
  reminded: z.boolean(),
  /** Who let it lapse. A mentor who did is left in peace for the rest of the round's year. */
  silent: z.string().optional(),
  /** Set where the mentee asked for this mentor by name: their yes is given already. First, second or third choice. */
  request: z.object({ rank: z.number().int().min(1).max(3) }).optional(),
  /** Who said no, and what was open until then: they may take the no back. */
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
