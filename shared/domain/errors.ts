/** What can go wrong, in the words of RFC 9457: the code is the last part of the problem's type. */
export type ProblemCode =
  | "invalid-request"
  | "link-invalid"
  | "link-expired"
  | "sign-in-required"
  | "not-allowed"
  | "not-found"
  | "conflict"
  | "precondition-failed"
  | "too-large"
  | "unsupported-media-type"
  | "unavailable";

export interface FieldProblem {
  /** The field's name as sent; empty for the request as a whole. */
  field: string;
  /** What is wrong and what to do, in English; pages look up their own words by field. */
  message: string;
}

/** The fields that are wrong, by their own names, whatever within them it is. */
export function wrongFields(problems: readonly FieldProblem[]): Set<string> {
  return new Set(problems.map(({ field }) => field.split(/[.[]/, 1).join("")));
}

/** An answer other than success that the caller can understand. Anything else that is thrown is a defect. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];
  /** The sentence for pages, as a message key; without one they say what the code means. */
  readonly says: string | undefined;

  constructor(code: ProblemCode, message: string, fields: readonly FieldProblem[] = [], says?: string) {
    super(message);
    this.code = code;
    this.fields = fields;
    this.says = says;
  }
}

/** Somebody else changed one of the records first; read them again and decide anew. */
export class Conflict extends Error {
  override readonly name = "Conflict";
}

/**
 * The journal knows of an attempt at this message that the message itself does not: the table was put back to before it.
 * Nothing was written; whoever claims it brings it in line with the journal instead.
 */
export class TakenBefore extends Conflict {}

/** There is no time left for it here and now: nothing was done, and it comes back. */
export class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}

/** A service did not answer, or could not: nothing is wrong with what was asked of it, and it may be asked again. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}
