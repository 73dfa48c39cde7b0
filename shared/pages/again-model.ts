import type { MenteeWish, MentorWish } from "#shared/domain/again.ts";
import type { PageModel } from "./page-model.ts";

/** A pair as one of them is asked about it. */
export interface PairAgain<Wish> {
  mentorship: string;
  /** The other one's name; may be blank. */
  name: string;
  said?: Wish | undefined;
}

/** What somebody may say of the next year. */
export interface AgainModel extends PageModel {
  programme: string;
  action: string;
  /** Something was just said. */
  saved: boolean;
  /** The day by which somebody who wants to go on hears whether it does. */
  by?: string | undefined;
  /** Those with whom it is settled that it goes on. */
  goesOn: readonly string[];
  /** For a mentee whose year ends: a question for each mentor. */
  mentors: readonly PairAgain<MenteeWish>[];
  /** For a mentee who has nobody and rests: whether somebody is looked for. */
  alone: boolean;
  pairs: readonly PairAgain<MentorWish>[];
  /** For a mentor without mentees. */
  there?: { readonly said?: MentorWish | undefined } | undefined;
  /** A year later, once. */
  later?: { readonly mentoring?: boolean | undefined; readonly would?: boolean | undefined } | undefined;
  /** They have just asked to be a mentor: where to say more of themselves. */
  applied?: string | undefined;
  /** They may ask to be one. */
  mayApply: boolean;
  /** The answer a link in a mail pointed at; marked, never pressed. */
  marked?: string | undefined;
}
