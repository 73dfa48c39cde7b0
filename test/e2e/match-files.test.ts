import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "almanac-match-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as somebody types it, in a folder of their own. */
async function match(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn("npm", ["--prefix", process.cwd(), "run", "--silent", "match", "--", ...args], { cwd: folder });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject)),
  ]);
  return { code, out, err };
}

function file(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.join("\n"));
  return name;
}

const sample = (name: string) => new URL(`../match/${name}.csv`, import.meta.url).pathname;
const samples = ["--mentees", sample("mentees"), "--mentors", sample("mentors")];
const Result = z.object({
  mentees: z.number(),
  places: z.number(),
  paired: z.number(),
  pairs: z.array(
    z.object({
      mentee: z.string(),
      mentor: z.string(),
      points: z.number(),
      fit: z.record(z.string(), z.number()),
      why: z.string(),
    }),
  ),
  unpaired: z.array(z.object({ mentee: z.string(), why: z.string() })),
  quality: z.object({
    way: z.string(),
    reachable: z.number(),
    reached: z.number(),
    blocking: z.number(),
    strong: z.number(),
    wished: z.number(),
  }),
  proof: z.object({ inputs: z.string().regex(/^[0-9a-f]{64}$/), mostPlaced: z.number() }),
});
const resultOf = (name: string) => Result.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
const idsIn = (name: string) =>
  readFileSync(sample(name), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "");

describe("npm run match", () => {
  it("P4: pairs the people of two files, says why, why not, how good it is and that nothing is better", async () => {
    const { code, out, err } = await match(
      ...samples,
      "--out",
      "pairs.json",
      "--html",
      "pairs.html",
      "--csv",
      "pairs.csv",
    );
    expect({ code, out }).toEqual({ code: 0, out: "" });
    const result = resultOf("pairs.json");
    expect(err).toContain(`${result.paired} of ${result.mentees} mentees have a suggested mentor`);
    expect(result.mentees).toBe(40);
    expect(result.paired).toBe(Math.min(result.mentees, result.places));
    expect([...result.pairs, ...result.unpaired].map(({ mentee }) => mentee).sort()).toEqual(idsIn("mentees").sort());
    for (const { mentor, points, fit, why } of result.pairs) {
      expect(idsIn("mentors")).toContain(mentor);
      expect(Object.values(fit).reduce((sum, more) => sum + more, 0)).toBe(points);
      expect(why).toMatch(/\.$/);
    }
    expect(result.quality.reachable).toBe(result.paired);
    expect(result.proof.mostPlaced).toBe(result.paired);
    const html = readFileSync(join(folder, "pairs.html"), "utf8");
    for (const id of [...idsIn("mentees"), result.proof.inputs]) expect(html).toContain(id);
    expect(html).not.toMatch(/<script|<link|src=|url\(/);
    expect(readFileSync(join(folder, "pairs.csv"), "utf8").trim().split("\n")).toHaveLength(result.paired + 1);
    expect(readdirSync(folder).sort()).toEqual(["pairs.csv", "pairs.html", "pairs.json"]);
  });

  it("P14: suggests by its way: nobody would both rather have each other where that is asked for", async () => {
    const { code, out } = await match(...samples, "--way", "stable", "--lang", "fr");
    expect(code).toBe(0);
    const { quality, pairs } = Result.parse(JSON.parse(out));
    expect(quality).toMatchObject({ way: "stable", blocking: 0 });
    expect(pairs[0]?.why).toMatch(/ont choisi|mentor/);
  });

  it("P1: takes what is said of the weights, and says what it cannot take", async () => {
    const weights = file("weights.json", '{"wishes": 200, "topics": 0}');
    const { code, out } = await match(...samples, "--weights", weights);
    expect(code).toBe(0);
    for (const { fit } of Result.parse(JSON.parse(out)).pairs) expect(fit["topics"]).toBe(0);
    const bad = await match(...samples, "--weights", file("bad.json", '{"age": 10}'));
    expect(bad).toMatchObject({ code: 2, out: "" });
    expect(bad.err).toContain("age");
  });

  it("P1: names every line that is wrong, writes nothing, and ends with 1", async () => {
    const mentees = file(
      "bad.csv",
      "id;stage;topics;zone",
      "e1;pupil;data;UTC",
      "e2;student;knitting;UTC",
      "e3;student;data;Mars",
    );
    const before = readdirSync(folder);
    const { code, out, err } = await match("--mentees", mentees, "--mentors", sample("mentors"), "--out", "never.json");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    for (const place of ["line 2, column “stage”", "line 3, column “topics”", "line 4, column “zone”"])
      expect(err).toContain(`Error in bad.csv, ${place}: `);
    expect(err).toContain("3 things have to be put right. Nothing was written.");
    expect(readdirSync(folder)).toEqual(before);
  });

  it("O1: says how to use it where it was not understood, and ends with 2", async () => {
    for (const [args, says] of [
      [[], "Two files are needed"],
      [["--mentees", "none.csv", "--mentors", "none-either.csv"], "none.csv cannot be read: there is no such file"],
      [[...samples, "--way", "fastest"], "--way takes best, fewer-complaints or stable."],
      [[...samples, "--out", sample("mentees")], "One file is named twice"],
    ] as const) {
      const { code, out, err } = await match(...args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(says);
      expect(err).toContain("npm run match -- --mentees FILE.csv");
    }
  });
});
