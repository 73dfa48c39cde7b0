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
