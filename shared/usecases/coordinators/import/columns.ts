/** A column a file may have. */
export interface Column {
  /** Its name in code, and in the keys of its wording. */
  readonly name: string;
  /** Headings people give it, in English and French, as `plain` writes them. */
  readonly headings: readonly string[];
}

/** A heading or a word, however it was written: no case, accents, spaces or signs. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** What the first row of a file says. */
export interface Heading {
  /** The column of each cell; undefined where nobody knows what it is. */
  readonly columns: readonly (string | undefined)[];
  /** Columns with a heading nobody knows, or one that came twice: by letter, for a cell may be somebody's address. */
  readonly ignored: readonly string[];
}

/** Finds the columns a file has by its first row. The first of two with one meaning counts. */
export function headingOf(cells: readonly string[], known: readonly Column[]): Heading {
  const columns: (string | undefined)[] = [];
  const ignored: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const word = plain(cell);
    const name = known.find((column) => column.headings.includes(word))?.name;
    const isNew = name !== undefined && !columns.includes(name);
    columns.push(isNew ? name : undefined);
    if (!isNew && cell.trim() !== "") ignored.push(columnLetter(index));
  }
  return { columns, ignored };
}

/** A column as spreadsheets name it: A for 0, Z for 25, AA for 26. */
function columnLetter(index: number): string {
  const before = index < 26 ? "" : columnLetter(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}

/** The cells of a row by column: undefined where the file has no such column, "" where it says nothing. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** Names the cells of a row; what a row lacks at its end is empty. */
export function cellsOf(row: readonly string[], { columns }: Heading): Cells {
  const named = columns.flatMap((name, index): [string, string][] =>
    name === undefined ? [] : [[name, (row[index] ?? "").trim()]],
  );
  return Object.fromEntries(named);
}
