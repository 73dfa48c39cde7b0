import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** Milliseconds after which tests that do not end are stopped: a mutant may turn a loop into an endless one. */
const patience = 180_000;

/** What Vitest writes of a run, as far as it is read here. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** `failed`: the tests that did. `unsound`: files that failed. `unloaded`: those of them of which no test ran. */
export interface TestRun {
  readonly failed: readonly string[];
  readonly unsound: readonly string[];
  readonly unloaded: readonly string[];
  readonly endless: boolean;
}

/** Runs test files of a copy of the tree, up to `bail` failing tests (0: all). */
export async function runTests(folder: string, files: readonly string[], bail: number): Promise<TestRun> {
  const report = join(folder, "mutants-report.json");
  await rm(report, { force: true });
  const projects = [...new Set(files.map((file) => file.split("/")[1] ?? ""))].flatMap((one) => ["--project", one]);
  const told = ["--reporter=json", `--outputFile=${report}`, `--bail=${bail}`];
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const ended = await run([vitest, "run", ...projects, ...told, ...files], folder);
  if (!ended) return { failed: [], unsound: files, unloaded: [], endless: true };
  const { testResults } = Report.parse(JSON.parse(await readFile(report, "utf8")));
  const unsound = testResults.filter(({ status }) => status === "failed");
  const fileOf = ({ name }: { readonly name: string }) => files.find((file) => name.endsWith(file)) ?? name;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === "failed").map(({ title }) => title),
    unsound: unsound.map(fileOf),
    unloaded: unsound.filter(({ assertionResults }) => assertionResults.length === 0).map(fileOf),
    endless: false,
  };
}

/** Whether it ended by itself. */
function run(given: readonly string[], cwd: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, given, { cwd, stdio: "ignore", timeout: patience, killSignal: "SIGKILL" });
    child.on("error", reject);
    child.on("exit", (_, signal) => resolve(signal === null));
  });
}
