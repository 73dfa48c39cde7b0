import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Relation } from "#shared/domain/pairing-policy.ts";
import type { Topic } from "#shared/domain/participant.ts";
import type { Profile } from "#shared/domain/profile.ts";
import type { PageModel, PersonWords } from "./page-model.ts";

/** A mentor as a mentee who looks for one may see them: never an address, nor how many places. */
export interface MentorWords
  extends PersonWords,
    Pick<Profile, "work" | "profession" | "discipline" | "sector" | "region" | "languages" | "selectsResidents"> {
  /** The person's id: it says nothing, and is only good for asking. */
  id: string;
  /** What to think about before asking: what the reader said themselves, or that there may be something. */
  warning?: Exclude<Relation, "employer" | "competitor"> | "other" | undefined;
}

/** A mentor the reader has. */
export interface OwnMentor {
  /** The mentorship's id. */
  id: string;
  name: string;
  /** Where they help to choose residents. */
  selects: readonly string[];
  /** The reader keeps their applications from this mentor. */
  elsewhere: boolean | undefined;
  /** The day the results of Phase II are out; absent where nothing is kept apart. */
  until: string | undefined;
}

/**
 * `open`: mentors to choose from; `asking`: a request is being asked for; `enough`: as many mentors as there may be;
 * `later`: asked often enough for now; `off`: not for this programme, or not for this person.
 */
export type MentorsState = "open" | "asking" | "enough" | "later" | "off";

/** The page on which a mentee looks through mentors and asks them by name. */
export interface MentorsModel extends PageModel {
  programme: string;
  /** The page's own address, where its forms post. */
  action: string;
  state: MentorsState;
  /** What was just done. */
  did?: "ask" | "withdraw" | "applications" | undefined;
  /** The mentors the reader has. */
  mine?: readonly OwnMentor[] | undefined;
  /** While it is being asked: the day the reader hears by; asked too often: the day they may ask again. */
  day?: string | undefined;
  /** Chosen so far, or being asked; first choice first. */
  chosen: readonly Pick<MentorWords, "id" | "name" | "warning">[];
  /** The programme's topics; empty means every topic there is. */
  topics: readonly Topic[];
  find: { topic?: string | undefined; stage?: string | undefined; text?: string | undefined };
  mentors: readonly MentorWords[];
  /** Behind whom the next page begins. */
  after?: string | undefined;
  /** Whether this is a page further on. */
  further?: boolean | undefined;
  /** The join link a mentee may hand on to a mentor of their own. */
  invite?: string | undefined;
  /** Ties the programme advises against, where somebody brings a mentor along. */
  ratherNot?: readonly Exclude<Relation, "earlier-pairing">[] | undefined;
  errors?: readonly FieldProblem[] | undefined;
}
