import { CsvError, parse } from "csv-parse/stream";

/** One row of a file, with the number a spreadsheet shows beside it. The first row, the headings, has number 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that is no CSV from some line on. */
export class BrokenCsv extends Error {
  override readonly name = "BrokenCsv";
  readonly line: number;

  constructor(line: number, options?: ErrorOptions) {
    super("The file cannot be read as CSV", options);
    this.line = line;
  }
}

/** Characters of one row. More is a quotation mark that nobody closed. */
const mostOfRow = 100_000;
const separators = [",", ";", "\t"] as const;

/**
 * The rows of a file that comes in pieces, wherever they were cut. Commas, semicolons or tabs separate; line ends may be
 * of any system, and quoted cells may hold some. Empty rows count, so that numbers stay a spreadsheet's, but are left out.
 * @throws BrokenCsv
 */
export async function* csvRows(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvRow> {
  const text = tidy(chunks);
  let head = "";
  for (let ended = false; !ended && !hasWholeRow(head); ) {
    if (head.length > mostOfRow) throw new BrokenCsv(1);
    const { value, done = false } = await text.next();
    head += value ?? "";
    ended = done;
  }
  const rows = streamOf(after(head, text)).pipeThrough(parser(separatorOf(head)));
  let line = 0;
  try {
    for await (const cells of rows) {
      line++;
      if (isRow(cells) && cells.some((cell) => cell.trim() !== "")) yield { line, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenCsv(line + 1, { cause: error });
    throw error;
  }
}

function parser(delimiter: string) {
  return parse({
    ...{ delimiter, record_delimiter: "\n", relax_quotes: true, relax_column_count: true },
    max_record_size: mostOfRow,
  });
}

/** The parser hands on anything; ours hands on texts. */
function isRow(cells: unknown): cells is string[] {
  return Array.isArray(cells);
}

/** As bytes, which is what the parser takes. */
function streamOf(texts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done = false } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
  });
}

async function* after(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (head !== "") yield head;
  yield* rest;
}

/** Text without byte order mark, all line ends alike; nothing that belongs together is cut between two pieces. */
async function* tidy(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let held = "";
  let first = true;
  for await (const chunk of chunks) {
    let text = held + chunk;
    if (first && text !== "") {
      text = text.replace(/^\uFEFF/, "");
      first = false;
    }
    held = /[\r\uD800-\uDBFF]$/.exec(text)?.[0] ?? "";
    const whole = text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
    if (whole !== "") yield whole;
  }
  if (held !== "") yield held.replace("\r", "\n");
}

function hasWholeRow(text: string): boolean {
  return withoutQuoted(text).includes("\n");
}

/** What separates the headings most often; cells in quotation marks say nothing of it. */
function separatorOf(head: string): string {
  const [row = ""] = withoutQuoted(head).split("\n");
  const count = (separator: string) => row.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** A cell whose end has not come yet is no cell. */
function withoutQuoted(text: string): string {
  // No pattern: on one cell of a whole file's length it would run out of stack.
  return text
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .join("");
}
