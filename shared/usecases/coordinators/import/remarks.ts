import type { NewLine } from "../../../domain/work.ts";
import type { Remark } from "./kind-of-import.ts";

/** Lines a page says at most of what is wrong, and of what is good to know. A file with more has one thing wrong throughout. */
const most = { error: 1000, info: 300 } as const;

/** Gathers what is to be said of a file: all that is wrong first, each in the order of the file. */
export function remarks() {
  const heads: NewLine[] = [];
  const kept: Record<keyof typeof most, { line: number; said: NewLine }[]> = { error: [], info: [] };
  const more = { error: 0, info: 0 };
  return {
    /** Of the file as a whole. */
    head(level: NewLine["level"], { says, values = {} }: Remark): void {
      heads.push({ level, says, values });
    },
    /** Of one row. */
    row(level: keyof typeof most, line: number, { says, values = {} }: Remark): void {
      kept[level].push({ line, said: { level, says, values: { ...values, line } } });
      if (kept[level].length <= 2 * most[level]) return;
      more[level] += shorten(kept[level], most[level]);
    },
    /** All of it, and how much more there would be. */
    lines(): NewLine[] {
      const part = (level: keyof typeof most): NewLine[] => {
        const count = more[level] + shorten(kept[level], most[level]);
        const shown = kept[level].map(({ said }) => said);
        return count === 0 ? shown : [...shown, { level: "warning", says: `more-${level}`, values: { count } }];
      };
      return [...heads, ...part("error"), ...part("info")];
    },
  };
}
export type Remarks = ReturnType<typeof remarks>;

/** Keeps the first of them, whatever order they came in. Answers how many it dropped. */
function shorten(said: { line: number }[], to: number): number {
  said.sort((one, other) => one.line - other.line);
  return said.splice(to).length;
}
