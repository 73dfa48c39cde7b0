import type { Side } from "./file-columns.ts";
import { type Lined, sameKey } from "./file-person.ts";
import { type Finding, quoted } from "./finding.ts";
import type { ReadFile } from "./read-file.ts";

/** Finds people of a file by what somebody else's line calls them. */
export interface Whom {
  /** Those people; a warning for each who is not there, and an error for a name that several have. */
  readonly found: (words: readonly string[], column: string, by: Lined) => readonly Lined[];
  readonly findings: readonly Finding[];
}

/** Finds the people of one file in the cells of the other one, `side`: by what names them there, by e-mail or by name. */
export function whomIn(people: readonly Lined[], side: Side, { headings }: Pick<ReadFile, "headings">): Whom {
  const byKey = new Map<string, Set<Lined>>();
  for (const one of people) {
    for (const word of [one.person.id, one.person.email, one.person.name]) {
      if (word === undefined) continue;
      const key = sameKey(word);
      byKey.set(key, (byKey.get(key) ?? new Set()).add(one));
    }
  }
  const findings: Finding[] = [];
  const find = (word: string, column: string, line: number): readonly Lined[] => {
    const [one, ...others] = byKey.get(sameKey(word)) ?? [];
    const at = { file: side, line, column: headings.get(column), values: { found: quoted(word) } };
    if (one === undefined) findings.push({ level: "warning", says: "not-there", ...at });
    else if (others.length > 0) findings.push({ level: "error", says: "several", ...at });
    return one === undefined || others.length > 0 ? [] : [one];
  };
  return {
    found: (words, column, { line }) => words.flatMap((word) => find(word, column, line)),
    findings,
  };
}
