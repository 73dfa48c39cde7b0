import type { FieldProblem } from "#shared/domain/errors.ts";
import type { PulseMoment, PulseQuestion } from "#shared/domain/pulse.ts";
import type { PageModel } from "./page-model.ts";

/** The questions about one mentorship, with what was said of it so far. */
export interface QuestionsAbout {
  mentorship: string;
  /** What the reader is in it. */
  side: "mentee" | "mentor";
  /** Names of the others; may be blank. */
  names: readonly string[];
  moment: PulseMoment;
  steps: Partial<Record<PulseQuestion, number | undefined>>;
  jointWork?: boolean | undefined;
}

/** The five questions, about each mentorship a person is in. */
export interface QuestionsModel extends PageModel {
  programme: string;
  action: string;
  /** Empty where there is nothing to ask about. */
  about: readonly QuestionsAbout[];
  /** The mentorship just answered about. */
  saved?: string | undefined;
  /** Shown to who may not speak freely: to raise a concern, and to end the pairing on one's own page. */
  turnTo?: { readonly concern: string; readonly own: string } | undefined;
  /** A form that was refused: of which mentorship, and what is wrong. */
  refused?: { readonly mentorship: string; readonly errors: readonly FieldProblem[] } | undefined;
}
