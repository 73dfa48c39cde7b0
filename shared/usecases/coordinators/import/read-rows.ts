import { cellsOf, type Heading, headingOf } from "./columns.ts";
import { BrokenCsv, csvRows } from "./csv-rows.ts";
import type { KindOfImport, Numbered, Remark } from "./kind-of-import.ts";
import type { Remarks } from "./remarks.ts";

/** Rows of one file. */
const mostRows = 100_000;

/** What a file has to say. */
export interface FileRead<Row> {
  /** The right ones, in their order. */
  readonly rows: readonly Numbered<Row>[];
  readonly wrong: number;
  /** Nothing of it can be used. */
  readonly unreadable: boolean;
}

/** Reads a whole file without asking anybody: its headings, its rows, and which of them say the same thing twice. */
export async function readRows<Row>(
  kind: Pick<KindOfImport<Row>, "columns" | "most" | "needs" | "read" | "unique">,
  chunks: AsyncIterable<string> | Iterable<string>,
  said: Remarks,
): Promise<FileRead<Row>> {
  const rows: Numbered<Row>[] = [];
  const unreadable = (remark: Remark) => {
    said.head("error", remark);
    return { rows: [], wrong: 0, unreadable: true };
  };
  let heading: Heading | undefined;
  let wrong = 0;
  const rowOf = rowReader(kind);
  const { most = mostRows } = kind;
  try {
    for await (const { line, cells } of csvRows(chunks)) {
      if (heading === undefined) {
        heading = headingOf(cells, kind.columns);
        const missing = missingIn(heading, kind);
        if (missing) return unreadable(missing);
        if (heading.ignored.length > 0) said.head("warning", ignoredColumns(heading));
        continue;
      }
      if (rows.length + wrong === most) return unreadable({ says: "too-many", values: { most } });
      const read = rowOf(line, cells, heading);
      if ("row" in read) rows.push({ line, row: read.row });
      else {
        wrong++;
        for (const remark of read.wrong) said.row("error", line, remark);
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    return unreadable({ says: "broken", values: { line: error.line } });
  }
  return heading === undefined ? unreadable({ says: "empty" }) : { rows, wrong, unreadable: false };
}

/** Reads one row after the other, and remembers where it met what must not come twice. */
function rowReader<Row>({ read, unique }: Pick<KindOfImport<Row>, "read" | "unique">) {
  const seen = new Map<string, number>();
  return (line: number, cells: readonly string[], heading: Heading): ReturnType<typeof read> => {
    if (cells.slice(heading.columns.length).some((cell) => cell.trim() !== ""))
      return { wrong: [{ says: "columns", values: { found: cells.length, expected: heading.columns.length } }] };
    const one = read(cellsOf(cells, heading));
    if (!("row" in one)) return one;
    const marks = unique(one.row).map(({ says, value }) => ({ says, key: `${says} ${value}` }));
    const doubled = marks.flatMap(({ says, key }): Remark[] => {
      const first = seen.get(key);
      return first === undefined ? [] : [{ says, values: { first } }];
    });
    for (const { key } of marks) if (!seen.has(key)) seen.set(key, line);
    return doubled.length > 0 ? { wrong: doubled } : one;
  };
}

/** Says what a file lacks. None of its own words is said again: a cell may be somebody's name. */
function missingIn(heading: Heading, { needs }: Pick<KindOfImport<unknown>, "needs">): Remark | undefined {
  const has = (name: string) => heading.columns.includes(name);
  if (needs.every((group) => group.some(has))) return undefined;
  if (!heading.columns.some((name) => name !== undefined)) return { says: "no-headings" };
  const lacks = needs.find((group) => !group.some(has)) ?? [];
  return { says: "missing-column", values: { lacks: lacks.join("-or-"), found: listOf(heading.ignored) || "none" } };
}

function ignoredColumns({ ignored }: Heading): Remark {
  return { says: "ignored-columns", values: { count: ignored.length, found: listOf(ignored) } };
}

/** Columns of a page's width; a file may have a hundred. */
function listOf(columns: readonly string[]): string {
  const shown = columns.slice(0, 12);
  return shown.join(", ") + (columns.length > shown.length ? ", …" : "");
}
