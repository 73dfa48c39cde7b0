import type { AgreementState } from "#shared/domain/agreeing.ts";
import type { Terms } from "#shared/domain/agreement.ts";
import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Horizon } from "#shared/domain/goal.ts";
import type { Need } from "#shared/domain/need.ts";
import type { Stage } from "#shared/domain/participant.ts";
import type { PageModel } from "./page-model.ts";

/** A goal's words, who put it so and when. */
export interface GoalWords {
  words: string;
  horizon: Horizon;
  at: string;
  /** The mentor's name where the words came from them; may be blank. */
  mentor?: string | undefined;
}

export interface SuggestedWords extends GoalWords {
  id: string;
}

export interface GoalView extends GoalWords {
  id: string;
  state: "current" | "reached" | "let-go";
  /** Its older versions, the latest first. */
  earlier: readonly GoalWords[];
  suggestions: readonly SuggestedWords[];
}

/** A goal nobody but a mentor has put into words yet. */
export interface SuggestedGoal {
  id: string;
  suggestions: readonly SuggestedWords[];
}

/** A mentee as their mentor sees them here. Of suggestions only the reader's own. */
export interface MenteeGoals {
  person: string;
  name: string;
  goals: readonly Omit<GoalView, "state" | "earlier">[];
  suggested: readonly SuggestedGoal[];
  need?: Need | undefined;
}

/** What a pair agrees on, for one of them. */
export interface AgreementView {
  mentorship: string;
  others: "mentor" | "mentee";
  names: readonly string[];
  state: AgreementState;
  number: number;
  terms?: Terms | undefined;
  /** What stands until the new terms are agreed. */
  before?: Terms | undefined;
  /** It was proposed in an earlier year: a reason to ask again. */
  old: boolean;
}

/** What was just done: a wish that was granted, or `over` and `changed-meanwhile` where nothing was to be done. */
export type GoalsOutcome =
  | "write"
  | "change"
  | "reached"
  | "let-go"
  | "resume"
  | "accept"
  | "leave"
  | "suggest"
  | "propose"
  | "agree"
  | "over"
  | "changed-meanwhile";

/** A form that was refused: which one, and what was typed into it. */
export interface GoalsTyped {
  form: string;
  words?: string | undefined;
  horizon?: string | undefined;
  needs: readonly string[];
  purposes: readonly string[];
  cadence?: string | undefined;
  quiet?: string | undefined;
}

/** Goals, and what the pairs a person is in agree on. */
export interface GoalsModel extends PageModel {
  programme: string;
  action: string;
  zone: string;
  done?: GoalsOutcome | undefined;
  /** Absent for who is only a mentor. */
  mine?:
    | {
        stage: Stage;
        current: readonly GoalView[];
        over: readonly GoalView[];
        suggested: readonly SuggestedGoal[];
        room: boolean;
      }
    | undefined;
  mentees: readonly MenteeGoals[];
  agreements: readonly AgreementView[];
  typed?: GoalsTyped | undefined;
  errors?: readonly FieldProblem[] | undefined;
}
