/** A mutant that changes nothing anybody could see, and why. */
interface Equivalent {
  readonly file: string;
  /** A part of the line it stands in. */
  readonly code: string;
  /** What Stryker puts there. */
  readonly becomes: readonly string[];
  readonly why: string;
}

/** Mutants no test can notice, looked at one by one. */
export const equivalents: readonly Equivalent[] = [
  ...['case "UNKNOWN":', 'case "SENT":', 'case "PARKED":', 'case "FAILED":', 'case "SKIPPED":'].map((code) => ({
    file: "shared/ledger/due.ts",
    code,
    becomes: ['""'],
    why: "The cases name what nothing is done about; a switch that falls through does nothing, too.",
  })),
  {
    file: "shared/ledger/due.ts",
    code: 'case "CANCELLED":',
    becomes: ['""', 'case "CANCELLED":'],
    why: "As above, for the last case and its return of nothing.",
  },
];
