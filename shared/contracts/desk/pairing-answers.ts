import * as z from "zod";
import { Explanation, Unpaired } from "../../domain/explanation.ts";
import { Mentorship } from "../../domain/mentorship.ts";
import { Audit } from "../../domain/operations.ts";
import { Proposal, Round } from "../../domain/round.ts";

const cursor = z.string().nullable();

export const Rounds = z.object({ items: z.array(Round), cursor });
/** A round with a page of its suggested pairings. */
export const RoundReport = Round.extend({ proposals: z.array(Proposal), cursor });
/** A suggested pairing and why; without `explanation` where it was made outside a round. */
export const ProposalReport = Proposal.extend({
  explanation: Explanation.pick({ fit: true, mentors: true, mentees: true }).nullable(),
});
export const UnpairedList = z.object({ items: z.array(Unpaired), cursor });
/** A mentorship without what the two agreed: no coordinator reads that. */
const Shown = Mentorship.omit({ agreement: true, talks: true, remarks: true });
export const Mentorships = z.object({ items: z.array(Shown), cursor });
/** A mentorship, how much is planned, and what was done about it. */
export const MentorshipReport = Shown.extend({
  planned: z.number().int(),
  next: z.string().nullable(),
  history: z.array(Audit.pick({ at: true, by: true, did: true, reason: true })),
});
