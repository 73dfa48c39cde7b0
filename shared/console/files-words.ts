import type { Translate, Values } from "#shared/locales/translate.ts";

/** What is to be said of a file: an error or a warning, where it is, and what it is. */
interface Said {
  readonly level: "error" | "warning";
  readonly file: "mentees" | "mentors";
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly says: string;
  readonly values?: Values | undefined;
}

/** One line for each: `MENTEES.csv, line 4, column “zone”: …`. The files are called by the names they were given. */
export function findingText(
  t: Translate,
  { level, file, line, column, says, values }: Said,
  names: Record<string, string>,
) {
  const at = column === undefined ? "no" : "yes";
  const place = t("files.place", { file: names[file] ?? file, line: line ?? 0, column: column ?? "", at });
  return t(`files.${level}`, { place, what: t.of(`files.says.${says}`, values) });
}

/** What the command does at the moment. */
export function stepText(t: Translate, step: "reading" | "pairing" | "explaining" | "writing"): string {
  return t(`files.step.${step}`);
}
