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
  {
    file: "shared/adapters/tokens.ts",
    code: 'const [scheme, id = "", payload = "", signature = "", ...more]',
    becomes: ['"Stryker was here!"'],
    why: "A token that lacks a part is refused, whatever stands in for it.",
  },
  {
    file: "shared/adapters/links.ts",
    code: "if (e !== undefined && now.epochMilliseconds >= e * 1000)",
    becomes: ["true"],
    why: "Without an expiry the comparison is with NaN, and never holds.",
  },
  {
    file: "shared/adapters/links.ts",
    code: "...(n === undefined ? {} : { epoch: n })",
    becomes: ["false"],
    why: "An epoch that is undefined is as good as none.",
  },
  {
    file: "shared/adapters/secrets/key-ring.ts",
    code: "if (held !== undefined && now < askAgain)",
    becomes: ["true"],
    why: "Before anything is held it is asked at once: no instant is before the first.",
  },
];
