import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Said } from "#shared/domain/option.ts";
import type { MentorWords } from "./mentors-model.ts";
import type { PageModel } from "./page-model.ts";

/** Somebody the reader chooses among, with what the reader said of them. */
export interface ChooseWords extends MentorWords {
  says: Said | undefined;
  /** The reader would like a first call with this mentor. */
  talk: boolean;
  /** Where to write to, once both have agreed to a first call. */
  email?: string | undefined;
}

/** The page on which people say, before a round is decided, whom they would like. */
export interface ChooseModel extends PageModel {
  programme: string;
  /** The page's own address, where its forms post. */
  action: string;
  /**
   * `rank`: mentors to put in order; `calls`: first calls to have and to speak of; `take-calls`: a mentor says whether
   * they take any; `closed`: nothing to choose, or not any more.
   */
  state: "rank" | "calls" | "take-calls" | "closed";
  /** Until when something may be said, and where the reader is. */
  until?: string | undefined;
  zone: string;
  /** Whether the reader takes first calls as a mentor. */
  calls?: "asked" | "yes" | "no" | undefined;
  /** Whether they may say so now: not any more once a mentee has heard of them. */
  takes?: boolean | undefined;
  mentors: readonly ChooseWords[];
  mentees: readonly ChooseWords[];
  /** The reader's name, for the mail they may write. */
  name: string;
  /** What was just done. */
  did?: "say" | "calls" | "talk" | undefined;
  errors?: readonly FieldProblem[] | undefined;
}
