import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { breaches, type SourceFile, sourcesIn } from "./support/source-rules.ts";

const run = promisify(execFile);
const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What dependency-cruiser finds below these folders. */
async function cruise(cwd: string, ...folders: readonly string[]) {
  const command = resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const options = ["--config", ".dependency-cruiser.js", "--output-type", "json", ...folders];
  const most = { cwd, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, [command, ...options], most).catch((error: unknown) => {
    // It exits with the number of violations, its report is written all the same.
    const failed = z.object({ stdout: z.string().min(2) }).safeParse(error);
    if (failed.success) return failed.data;
    throw error;
  });
  return Report.parse(JSON.parse(stdout));
}

/** What must not be, each in a file of its own: the rule it breaks, and the code. */
const planted: readonly (readonly [rule: string, path: string, code: string])[] = [
  ["domain-knows-nobody", "shared/domain/planted-1.ts", `export { signedLinks } from "#shared/adapters/links.ts";`],
  ["domain-knows-nobody", "shared/domain/planted-2.ts", `export type { Links } from "../usecases/ports.ts";`],
  ["core-is-pure", "shared/ledger/planted.ts", `export { retried } from "#shared/usecases/retried.ts";`],
  ["only-adapters-touch-aws", "shared/usecases/planted.ts", `export { SESClient } from "@aws-sdk/client-ses";`],
  ["only-runtime-touches-middy", "functions/http/planted-1.ts", `export { default as m } from "@middy/core";`],
  ["entries-only-wire", "functions/http/planted-2.ts", `export { score } from "#shared/matching/score.ts";`],
  ["entries-do-not-know-each-other", "functions/http/planted-3.ts", `export { handler } from "./me.ts";`],
  ["no-cycles", "shared/domain/planted-3.ts", `export { id } from "./planted-3.ts";`],
];
let copy: string;
let breaking: string[];
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "almanac-"));
  for (const one of ["shared", "functions", "package.json", "tsconfig.json", ".dependency-cruiser.js"]) {
    cpSync(one, join(copy, one), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  for (const [, path, code] of planted) writeFileSync(join(copy, path), `${code}\n`);
  const { violations } = (await cruise(copy, "shared", "functions")).summary;
  breaking = violations.map(({ from, rule: { name } }) => `${name} ${from}`);
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true }));

describe("who imports whom", () => {
  it("follows the rules, and the rules see the whole project", async () => {
    const { modules, summary } = await cruise(".", "shared", "functions", "infra", "test");
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    expect(modules.filter(({ source }) => /^(shared|functions|infra|test)\//.test(source)).length).toBeGreaterThan(150);
  });

  it.each(planted)("catches what breaks %s (%s)", (rule, path) => {
    expect(breaking).toContain(`${rule} ${path}`);
  });
});

describe("the sources", () => {
  const sources = sourcesIn("shared", "functions");

  it("ask nobody for the time, throw no dice, claim no types and name what they export", () => {
    expect(sources.length).toBeGreaterThan(120);
    expect(sources.flatMap((source) => breaches(source))).toEqual([]);
  });

  it.each([
    ["const now = new Date();", "new Date() asks for the time"],
    ["const now = new Date;", "new Date() asks for the time"],
    ["const one = Math.random();", "Math.random() gives another answer each time"],
    ["const now = Date.now();", "Date.now() asks for the time"],
    ["const now = Temporal.Now.instant();", "Temporal.Now asks for the time"],
    ["const id = crypto.randomUUID();", "randomness is an adapter's"],
    ["const one = other as string;", "a type is claimed with `as`"],
    ["const one = <string>other;", "a type is claimed with `as`"],
    ["const one = list[0]!;", "`!` claims a value is there"],
    ["export default 1;", "a default export has no name"],
    ["export default function one() {}", "a default export has no name"],
  ])("would be caught saying %s", (text, rule) => {
    expect(breaches({ path: "shared/ledger/planted.ts", text })).toEqual([`shared/ledger/planted.ts:1 ${rule}`]);
  });

  it.each([
    "const at = new Date(0);",
    "const one = [1] as const;",
    `import { a as b } from "./a.ts";`,
    "export const one = !two;",
  ])("may say %s", (text) => {
    expect(breaches({ path: "shared/ledger/planted.ts", text })).toEqual([]);
  });

  const lines = ({ text }: SourceFile) => text.trimEnd().split("\n").length;
  const longer = (most: number) => (source: SourceFile) => lines(source) > most;
  // A table of routes, one after the other: it is looked up, not read.
  const tables = ["shared/contracts/routes.ts"];

  it("are read in one sitting: entries within 30 lines, everything else within 170", () => {
    const entries = sources.filter(({ path }) => /^functions\/(http|admin|jobs|queues|events)\//.test(path));
    expect(entries.length).toBeGreaterThan(15);
    const long = [...entries.filter(longer(30)), ...sources.filter(longer(170))].map(({ path }) => path);
    expect(long.filter((path) => !tables.includes(path))).toEqual([]);
  });
});
