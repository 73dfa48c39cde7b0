import type { Side } from "./file-columns.ts";

/** What is wrong with a file, or good to know of it; its words are `files.says.{says}`. */
export interface Finding {
  readonly level: "error" | "warning";
  readonly file: Side;
  /** As a spreadsheet numbers them, the headings being 1; absent where it is about the whole file. */
  readonly line?: number | undefined;
  /** The heading as the file has it. */
  readonly column?: string | undefined;
  readonly says: Says;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

export const sayings = [
  ...([
    "broken",
    "empty",
    "nobody",
    "no-headings",
    "too-many",
    "no-id",
    "no-column",
    "no-zone",
    "unknown-columns",
  ] as const),
  ...([
    "too-long",
    "empty-cell",
    "twice",
    "not-one-of",
    "not-a-zone",
    "not-places",
    "not-a-step",
    "not-a-day",
  ] as const),
  ...(["not-yes-or-no", "too-long-cell", "not-there", "several", "no-places", "more"] as const),
] as const;
export type Says = (typeof sayings)[number];

/** Errors said at most; a file with more has one thing wrong throughout. */
export const mostErrors = 100;

/** The first of the errors, and how many more there are. Warnings are kept likewise. */
export function shortened(findings: readonly Finding[]): Finding[] {
  return (["error", "warning"] as const).flatMap((level): Finding[] => {
    const all = findings.filter((one) => one.level === level);
    const more = all.length - mostErrors;
    const [last] = all;
    if (more <= 0 || last === undefined) return all;
    return [...all.slice(0, mostErrors), { level, file: last.file, says: "more", values: { count: more } }];
  });
}

/** Letters of a cell that are said again. */
const mostSaid = 40;

/** What a cell says, as it may be shown on a terminal: no control characters, not a whole page. */
export function quoted(cell: string): string {
  const shown = cell.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim();
  return shown.length > mostSaid ? `${shown.slice(0, mostSaid - 1).toWellFormed()}…` : shown;
}
