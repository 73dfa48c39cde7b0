import { stringify } from "csv-stringify/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headingOf } from "#shared/usecases/coordinators/import/columns.ts";
import { BrokenCsv, type CsvRow, csvRows } from "#shared/usecases/coordinators/import/csv-rows.ts";
import { memberColumns } from "#shared/usecases/coordinators/import/member-columns.ts";
import { dayIn, readMember } from "#shared/usecases/coordinators/import/read-member.ts";
import { forAll } from "#test/support/for-all.ts";

async function rowsOf(chunks: readonly string[]): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of csvRows(chunks)) rows.push(row);
  return rows;
}

/** Text with everything that means something in a file. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "é", "😀", " ", '"', ",", ";", "\t", "\n", "'", "=") }),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\r", "")),
);
const delimiter = fc.constantFrom(",", ";", "\t");
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const headings = (width: number) => Array.from({ length: width }, (_, index) => `heading ${index}`);
const cuts = fc.array(fc.nat(), { maxLength: 6 });

/** The same text in pieces, cut anywhere, within a character's two halves too. */
function pieces(text: string, at: readonly number[]): string[] {
  const places = [...new Set(at.map((cut) => cut % (text.length + 1)))].sort((one, other) => one - other);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
}

describe("reading CSV", () => {
  it("O6: gives back what was written, whatever stands in a cell, whatever divides cells and lines, and wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiter,
        cuts,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        async (rows, by, at, end, bom) => {
          const all = [headings(rows[0]?.length ?? 2), ...rows];
          const text = stringify(all, { delimiter: by, quoted: true, bom }).replaceAll("\n", end);
          const read = await rowsOf(pieces(text, at));
          const expected = all
            .map((cells, index) => ({ line: index + 1, cells }))
            .filter(({ cells }) => cells.some((one) => one.trim() !== ""));
          expect(read).toEqual(expected);
        },
      ),
    );
  });

  it("O6: numbers lines as a spreadsheet does: a cell of two lines is one row, an empty row is one too", async () => {
    const rows = await rowsOf(['number;name\n1;"Ana\nMaria"\n\n;;\n2;Lee\n']);
    expect(rows.map(({ line, cells }) => `${line} ${cells[0]}`)).toEqual(["1 number", "2 1", "5 2"]);
  });

  it("O6: takes quotation marks within a cell as they are, and says where one is never closed", async () => {
    expect(await rowsOf(['name,note\nAna "the best",x\n'])).toMatchObject([{}, { cells: ['Ana "the best"', "x"] }]);
    const broken = rowsOf(['name,note\nAna,x\nLee,"never closed\nKim,y\n']);
    await expect(broken).rejects.toBeInstanceOf(BrokenCsv);
    await expect(broken).rejects.toMatchObject({ line: 3 });
  });

  it("O6: says so of a file that is one open quotation mark, however large it is and however it is cut", async () => {
    const text = `"${"a,b\n".repeat(3_000_000)}`;
    for (const size of [300_000, text.length]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      const read = rowsOf(chunks);
      await expect(read).rejects.toBeInstanceOf(BrokenCsv);
      await expect(read).rejects.toMatchObject({ line: 1 });
    }
  });
});

describe("a roll", () => {
  it("O6: letters columns as a spreadsheet does, beyond the twenty-sixth too", () => {
    const cells = Array.from({ length: 703 }, (_, index) => `unknown ${index}`);
    const { ignored } = headingOf(cells, memberColumns);
    expect([0, 25, 26, 51, 52, 701, 702].map((index) => ignored[index])).toEqual([
      ...["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"],
    ]);
  });

  it.each([
    ["memberNumber", ["Member number", "MEMBER_NUMBER", "N° de membre", "Numéro d'adhérent", "member no."]],
    ["email", ["E-mail", "email", "Courriel", "Adresse e-mail", " E-Mail Address "]],
    ["status", ["Membership status", "statut"]],
    ["expires", ["Expires", "Date d’expiration", "Échéance"]],
    ["firstName", ["First name", "Prénom"]],
  ])("O6: knows the column %s by its usual headings", (name, written) => {
    for (const heading of written) expect(headingOf([heading], memberColumns).columns).toEqual([name]);
  });

  it("O6: T1: names columns nobody knows as a spreadsheet does, never by their cells, and takes the first of two", () => {
    const heading = headingOf(["E-mail", "Shoe size", "courriel", ""], memberColumns);
    expect(heading).toEqual({
      columns: ["email", undefined, undefined, undefined],
      ignored: ["B", "C"],
    });
  });

  it("O6: reads words of either language, and names in two columns", () => {
    const cells = {
      email: "Ana@Example.org",
      firstName: "Ana",
      lastName: "Lee",
      role: "Mentoré·e",
      stage: "Début de carrière",
    };
    const more = {
      topics: "oncologie; Research",
      zone: "Europe/Paris",
      locale: "Français",
      status: "À jour",
      places: "2",
    };
    expect(readMember({ ...cells, ...more, expires: "2027/6/30" })).toEqual({
      row: {
        ...{ email: "ana@example.org", name: "Ana Lee", role: "mentee", stage: "new-practitioner", places: 2 },
        ...{
          topics: ["oncology", "research"],
          zone: "Europe/Paris",
          locale: "fr",
          status: "active",
          expires: "2027-06-30",
        },
      },
    });
  });

  it.each([
    ["6/30/2027", "2027-06-30"],
    ["30/06/2027", "2027-06-30"],
    ["30.6.2027", "2027-06-30"],
    ["6/6/2027", "2027-06-06"],
    ["2027/6/30", "2027-06-30"],
  ])("O6: reads %s as the only day it can be", (cell, day) => {
    expect(dayIn(cell)).toEqual({ value: day });
  });

  it.each(["5/6/2027", "31/31/2027", "30/2/2027", "6/30/27", "2027-13-01"])("O6: does not guess at %s", (cell) => {
    expect(dayIn(cell)).toBe("wrong");
  });

  it("O6: says of every cell what is wrong, without repeating it", () => {
    const cells = { email: "ana", role: "boss", stage: "?", topics: "golf", zone: "+01:00", locale: "xx" };
    const read = readMember({
      ...cells,
      places: "eleven",
      status: "dead",
      expires: "06/07/2027",
      name: "x".repeat(81),
    });
    const says = ["name", "email", "role", "stage", "topics", "zone", "locale", "places", "status", "expires"];
    expect(read).toEqual({ wrong: says.map((field) => ({ says: `bad-${field}` })) });
    expect(readMember({ name: "Ana", email: "" })).toEqual({ wrong: [{ says: "nobody" }] });
  });

  it("O6: never fails, whatever stands in the cells", () => {
    const cells = fc.dictionary(
      fc.constantFrom(...memberColumns.map(({ name }) => name)),
      fc.string({ unit: "binary" }),
    );
    const reads = fc.property(cells, (any) => "row" in readMember(any) || "wrong" in readMember(any));
    expect(() => forAll(reads)).not.toThrow();
  });
});
