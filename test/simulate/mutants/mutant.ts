/** One careless change to what keeps mail from being lost, doubled or sent against somebody's word. */
export interface Mutant {
  readonly name: string;
  /** What would happen to people if it went live. */
  readonly breaks: string;
  readonly file: string;
  /** Each text stands exactly once in the file, and becomes the other. */
  readonly changes: readonly (readonly [text: string, becomes: string])[];
  /** The test files that must notice, as few as can. */
  readonly tests: readonly string[];
}

/** The folder of the use cases' tests, which most mutants name. */
export const usecases = "test/unit/shared/usecases";
