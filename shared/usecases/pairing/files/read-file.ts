import { relations } from "../../../domain/pairing-policy.ts";
import { valueNames } from "../../../domain/profile.ts";
import { type Heading, headingOf } from "../../coordinators/import/columns.ts";
import { BrokenCsv, type CsvRow, csvRows } from "../../coordinators/import/csv-rows.ts";
import { readCell } from "./cell-readers.ts";
import { fileColumns, naming, type Side } from "./file-columns.ts";
import { FilePerson, type Lined, sameKey } from "./file-person.ts";
import { type Finding, quoted } from "./finding.ts";

/** People of one file. */
const mostRows = 100_000;

/** A file, understood as far as it goes. */
export interface ReadFile {
  readonly people: readonly Lined[];
  readonly findings: readonly Finding[];
  /** Its headings as written, by column. */
  readonly headings: ReadonlyMap<string, string>;
}

/** What a reader of one file needs beside a row. */
interface About {
  readonly side: Side;
  readonly heading: Heading;
  readonly headings: ReadonlyMap<string, string>;
  /** The column that names people in this file. */
  readonly key: (typeof naming)[number];
  readonly seen: Map<string, number>;
}

/** Reads a whole file: everybody in it, and all that is wrong with it, each with its line and column. Throws for no text. */
export async function readFile(side: Side, text: string, zone: string | undefined): Promise<ReadFile> {
  const people: Lined[] = [];
  const findings: Finding[] = [];
  let about: About | undefined;
  let rows = 0;
  try {
    for await (const row of csvRows([text])) {
      if (about === undefined) {
        about = aboutOf(side, row, zone, findings);
        if (about === undefined) break;
        continue;
      }
      if (++rows > mostRows) {
        findings.push({ level: "error", file: side, says: "too-many", values: { most: mostRows } });
        break;
      }
      const read = readRow(row, about);
      if ("person" in read) people.push(read);
      else findings.push(...read.wrong);
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    findings.push({ level: "error", file: side, line: error.line, says: "broken" });
    return { people, findings, headings: about?.headings ?? new Map() };
  }
  if (about === undefined && findings.length === 0) findings.push({ level: "error", file: side, says: "empty" });
  if (about !== undefined && rows === 0) findings.push({ level: "error", file: side, says: "nobody" });
  return { people, findings, headings: about?.headings ?? new Map() };
}

/** What the first row says; undefined where nothing can be read by it. */
function aboutOf(
  side: Side,
  { cells, line }: CsvRow,
  zone: string | undefined,
  findings: Finding[],
): About | undefined {
  const heading = headingOf(cells, fileColumns[side]);
  const written = heading.columns.flatMap((name, index): [string, string][] =>
    name === undefined ? [] : [[name, quoted(cells[index] ?? "")]],
  );
  const headings = new Map(written);
  const has = (name: string) => headings.has(name);
  const lacks = (says: Finding["says"], column?: string) =>
    findings.push({ level: "error", file: side, line, says, ...(column !== undefined && { values: { column } }) });
  if (headings.size === 0) return void lacks("no-headings");
  const unknown = cells.filter((cell, index) => heading.columns[index] === undefined && cell.trim() !== "");
  if (unknown.length > 0) {
    const values = { count: unknown.length, found: unknown.map(quoted).join(", ") };
    findings.push({ level: "warning", file: side, line, says: "unknown-columns", values });
  }
  const key = naming.find(has);
  const before = findings.length;
  if (key === undefined) lacks("no-id");
  for (const column of ["stage", "topics"]) if (!has(column)) lacks("no-column", column);
  if (!has("zone") && zone === undefined) lacks("no-zone");
  if (side === "mentors" && !has("places")) findings.push({ level: "warning", file: side, line, says: "no-places" });
  const isWhole = findings.slice(before).every(({ level }) => level === "warning");
  return isWhole && key !== undefined ? { side, heading, headings, key, seen: new Map() } : undefined;
}

/** Columns whose cells must not be empty. */
const needed: ReadonlySet<string> = new Set(["stage", "topics"]);
const betweenNames: ReadonlySet<string> = new Set(relations);
const valueColumns: ReadonlySet<string> = new Set(valueNames);

function readRow({ line, cells }: CsvRow, about: About): Lined | { wrong: Finding[] } {
  const { side, heading, headings, key, seen } = about;
  const wrong: Finding[] = [];
  const say = (column: string, says: Finding["says"], values?: Finding["values"]) =>
    wrong.push({ level: "error", file: side, line, column: headings.get(column), says, values });
  if (cells.slice(heading.columns.length).some((cell) => cell.trim() !== ""))
    wrong.push({
      ...{ level: "error", file: side, line, says: "too-long" },
      values: { found: cells.length, expected: heading.columns.length },
    });
  const fields: Record<string, unknown> = {};
  const between: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  for (const [index, column] of heading.columns.entries()) {
    if (column === undefined) continue;
    const cell = (cells[index] ?? "").trim();
    if (cell === "") {
      if (needed.has(column) || column === key) say(column, "empty-cell");
      continue;
    }
    const said = readCell(column, cell);
    if ("wrong" in said) say(column, said.wrong.says, said.wrong.values);
    else if (betweenNames.has(column)) between[column] = said.value;
    else if (valueColumns.has(column)) values[column] = said.value;
    else fields[column] = said.value;
  }
  const name = String(fields[key] ?? "");
  const first = seen.get(sameKey(name));
  if (first !== undefined) say(key, "twice", { found: quoted(name), first });
  else if (name !== "") seen.set(sameKey(name), line);
  if (wrong.length > 0) return { wrong };
  const { success, data } = FilePerson.safeParse({ ...fields, between, values });
  // A cell of nothing but separators says nothing.
  if (!success)
    return { wrong: [{ level: "error", file: side, line, column: headings.get("topics"), says: "empty-cell" }] };
  return { line, person: data, key: name };
}
