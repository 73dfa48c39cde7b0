import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { findingText } from "#shared/console/files-words.ts";
import { PairingPolicy } from "#shared/domain/pairing-policy.ts";
import { translator } from "#shared/locales/translate.ts";
import { fileColumns } from "#shared/usecases/pairing/files/file-columns.ts";
import { fileRound } from "#shared/usecases/pairing/files/file-round.ts";
import { sayings } from "#shared/usecases/pairing/files/finding.ts";
import { roundCsv, roundHtml, roundJson } from "#shared/usecases/pairing/files/told-round.ts";

const now = Temporal.Instant.from("2026-09-07T14:00:00Z");
const policy = PairingPolicy.parse({});
const names = { mentees: "mentees.csv", mentors: "mentors.csv" };
const t = translator("en-US");
const run = (mentees: string, mentors: string, more = {}) =>
  fileRound({ mentees, mentors, policy, zone: undefined, ...more }, now);

const mentee = "id,stage,topics,zone\ne1,student,data,Europe/Paris";
const mentor = "id,stage,topics,zone,places\no1,leader,data,Europe/Paris,1";

async function said(mentees: string, mentors: string, more = {}): Promise<string[]> {
  const { findings } = await run(mentees, mentors, more);
  return findings.map((one) => findingText(t, one, names));
}

async function pairs(mentees: string, mentors: string, more = {}): Promise<string[]> {
  const { round, findings } = await run(mentees, mentors, more);
  if (round === undefined) throw new Error(JSON.stringify(findings));
  return round.pairs.map((one) => `${one.mentee.key} ${one.mentor.key}`);
}

describe("a round on files", () => {
  it("P1: gives everybody a mentor who can have one, with the reasons and the points behind them", async () => {
    const { round, findings } = await run(`${mentee}\ne2,student,oncology,Europe/Paris`, mentor);
    expect(findings).toEqual([]);
    expect(round?.pairs.map(({ mentee, mentor }) => [mentee.key, mentor.key])).toEqual([["e1", "o1"]]);
    expect(round?.pairs[0]?.reasons).toContainEqual({ reason: "topic", detail: "data" });
    expect(round?.pairs[0]?.fit.topics).toBeGreaterThan(0);
    expect(round?.unpaired.map(({ mentee, why }) => [mentee.key, why])).toEqual([["e2", "taken"]]);
  });

  it("reads files as offices keep them: marks, semicolons, capitals, French headings and words", async () => {
    const french =
      "\uFEFFIdentifiant;Étape;Sujets;Fuseau horaire;Langues\r\ne1;Étudiant;Données | Recherche;Europe/Paris;anglais|Français\r\n";
    const loud =
      "PLACES;Time-Zone;TOPICS;Career Stage;E-mail\n2;Europe/Paris;working with data;Leader;lee@mentors.example\n";
    expect(await pairs(french, loud)).toEqual(["e1 lee@mentors.example"]);
  });

  it("is the same round in whatever order the lines come", async () => {
    const [head, ...lines] = Array.from(
      { length: 9 },
      (_, i) => `e${i},student,${i % 2 ? "data" : "oncology"},Europe/Paris`,
    );
    const [first, ...mentors] = Array.from(
      { length: 5 },
      (_, i) => `o${i},leader,${i % 2 ? "data" : "oncology"},Europe/Paris,1`,
    );
    const file = (top: string, some: (string | undefined)[]) => [top, ...some].join("\n");
    const [menteeHead, mentorHead] = ["id,stage,topics,zone", "id,stage,topics,zone,places"];
    const one = await pairs(file(menteeHead, [head, ...lines]), file(mentorHead, [first, ...mentors]));
    const other = await pairs(file(menteeHead, [...lines, head].reverse()), file(mentorHead, [...mentors, first]));
    expect(other).toEqual(one);
  });

  it("P2: keeps apart who is to be kept apart: the avoided, and a line manager, by id, address or name", async () => {
    const mentors = `${mentor.replace("id,", "id,name,email,").replace("o1,", "o1,Dr Lee,lee@mentors.example,")}`;
    const with_ = (column: string, cell: string) => mentee.replace("zone\n", `zone,${column}\n`).concat(`,${cell}`);
    expect(await pairs(mentee, mentors)).toEqual(["e1 o1"]);
    expect(await pairs(with_("avoid", "o1"), mentors)).toEqual([]);
    expect(await pairs(with_("Not with", "LEE@mentors.example"), mentors)).toEqual([]);
    expect(await pairs(with_("line_manager", "dr  lee"), mentors)).toEqual([]);
    expect(await pairs(mentee, mentors.replace("places\n", "places,preceptor\n").concat(",e1"))).toEqual([]);
  });

  it("P2: never pairs somebody with themselves, and knows two people who have one number", async () => {
    const two = (email: string) => `id,email,stage,topics,zone\n1,${email},student,data,Europe/Paris`;
    expect(await pairs(two("a@x.example"), two("a@x.example"))).toEqual([]);
    expect(await pairs(two("a@x.example"), two("b@x.example"))).toEqual(["1 1"]);
  });

  it("P4: weighs what the mentee asked for", async () => {
    const mentors = `${mentor}\no2,leader,data,Europe/Paris,1`;
    const wishing = (whom: string) => mentee.replace("zone\n", "zone,wishes\n").concat(`,${whom}`);
    expect(await pairs(wishing("o2"), mentors)).toEqual(["e1 o2"]);
    expect(await pairs(wishing("o1; o2"), mentors)).toEqual(["e1 o1"]);
  });

  it("says all that is wrong at once, with line and column, and pairs nobody", async () => {
    const bad = `${mentee}\n,pupil,data; knitting,Mars/Base\ne1,student,data,Europe/Paris\ne4,student,data,UTC,one,too many`;
    expect(await said(bad, mentor.replace(",1", ",many"))).toEqual([
      "Error in mentees.csv, line 3, column “id”: The cell is empty, and nobody can be paired without it.",
      expect.stringContaining(
        "Error in mentees.csv, line 3, column “stage”: “pupil” is not known here. Write one of: ",
      ),
      expect.stringContaining("Error in mentees.csv, line 3, column “topics”: “knitting” is not known here."),
      expect.stringContaining("Error in mentees.csv, line 3, column “zone”: “Mars/Base” is not a time zone."),
      "Error in mentees.csv, line 4, column “id”: “e1” stands on line 2 already. Remove one of the two lines.",
      expect.stringContaining("Error in mentees.csv, line 5: The line has 6 cells, but there are 4 headings."),
      expect.stringContaining("Error in mentors.csv, line 2, column “places”: “many” is not a number of places."),
    ]);
    expect((await run(bad, mentor)).round).toBeUndefined();
  });

  it("says what a file lacks, and passes over what it does not know", async () => {
    expect(await said("", mentor)).toEqual([expect.stringContaining("mentees.csv: The file is empty.")]);
    expect(await said("id,stage,topics,zone\n", mentor)).toEqual([
      expect.stringContaining("There is nobody in the file"),
    ]);
    expect(await said("a,b\n1,2", mentor)).toEqual([expect.stringContaining("No heading on the first line is known.")]);
    expect(await said("zone\nUTC", mentor)).toEqual([
      expect.stringContaining("Nothing names the people."),
      expect.stringContaining("There is no column stage."),
      expect.stringContaining("There is no column topics."),
    ]);
    expect(await said("id,stage,topics\n1,student,data", mentor)).toEqual([
      expect.stringContaining("--zone Europe/London"),
    ]);
    expect(await said("id,stage,topics\n1,student,data", mentor, { zone: "UTC" })).toEqual([]);
    const odd = mentee.replace("zone\n", "zone,Shoe size,Age\n");
    expect(await said(odd, mentor.replace(",places", "").replace(",1", ""))).toEqual([
      "Note on mentees.csv, line 1: 2 columns are not known and are passed over: Shoe size, Age.",
      "Note on mentors.csv, line 1: There is no column places: every mentor takes one mentee.",
    ]);
  });

  it("notes who is named and not there, and asks who is meant where several have that name", async () => {
    const mentors = "id,name,stage,topics,zone,places\no1,Lee,leader,data,UTC,1\no2,Lee,leader,data,UTC,1";
    const avoids = mentee.replace("zone\n", "zone,avoid\n");
    expect(await said(`${avoids},o9`, mentors)).toEqual([
      expect.stringContaining("Note on mentees.csv, line 2, column “avoid”: “o9” is not in the other file"),
    ]);
    expect(await said(`${avoids},Lee`, mentors)).toEqual([
      expect.stringContaining("Error in mentees.csv, line 2, column “avoid”: Several people of the other file"),
    ]);
  });

  it("says a hundred errors and how many more there are", async () => {
    const many = ["id,stage,topics,zone", ...Array.from({ length: 130 }, (_, i) => `${i},pupil,data,UTC`)].join("\n");
    const lines = await said(many, mentor);
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toContain("There are 30 more.");
  });

  it("never fails on any text, and each error names its file, and line and column where it has them", async () => {
    const heads = [...fileColumns.mentees, ...fileColumns.mentors].map(({ name }) => name);
    const cell = fc.oneof(
      fc.constantFrom("student", "data", "UTC", "o1", "e1", "1", "yes", "2026-09-01", "en", '"', ";", "|", "=1+1", ""),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const line = fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(","));
    const heading = fc.array(fc.constantFrom("id", "stage", "topics", "zone", ...heads), { maxLength: 8 });
    const table = fc
      .tuple(heading, fc.array(line, { maxLength: 6 }))
      .map(([top, lines]) => [top.join(","), ...lines].join("\n"));
    const text = fc.oneof(table, fc.string({ unit: "binary" }));
    await fc.assert(
      fc.asyncProperty(text, text, async (mentees, mentors) => {
        const { findings, round } = await run(mentees, mentors);
        expect(round === undefined).toBe(findings.some(({ level }) => level === "error"));
        for (const one of findings)
          expect(findingText(t, one, names)).toMatch(/^(Error in|Note on) ment(ees|ors)\.csv/);
        const inRow = findings.filter(({ line: at = 0 }) => at > 1);
        for (const one of inRow) expect([one.says, one.column ?? one.says]).not.toContain(undefined);
        if (round !== undefined) for (const tell of [roundJson, roundCsv]) expect(tell(round, about)).not.toBe("");
      }),
    );
  });

  it("has words for everything it may say, in every language", () => {
    for (const locale of ["en-US", "en-GB", "fr"] as const)
      for (const says of sayings)
        expect(translator(locale).has(`files.says.${says}`), `${says} in ${locale}`).toBe(true);
  });
});

const about = { locale: "en-US", programme: undefined, policy, now } as const;

describe("what is told of it", () => {
  const hostile = mentee.replace("e1", '"=HYPERLINK(1)<script>"');

  it("T4: writes no formula into a spreadsheet and no markup into a page", async () => {
    const { round } = await run(hostile, mentor);
    if (round === undefined) throw new Error("no round");
    expect(roundCsv(round, about).split("\n")[1]).toMatch(/^'=HYPERLINK/);
    expect(roundHtml(round, about)).not.toContain("<script");
    expect(JSON.parse(roundJson(round, about)).pairs[0].mentee).toBe("=HYPERLINK(1)<script>");
  });

  it("J4: says nothing of what nobody is to see", async () => {
    const kept = mentee.replace("zone\n", "zone,wishes,lived\n").concat(",o1,rural");
    const { round } = await run(kept, mentor.replace("places\n", "places,supports\n").concat(",rural"));
    if (round === undefined) throw new Error("no round");
    const { pairs: told } = JSON.parse(roundJson(round, about));
    expect(Object.keys(told[0].fit)).not.toContain("supports");
    expect(JSON.stringify(told) + roundHtml(round, about)).not.toMatch(/rural/i);
  });
});
