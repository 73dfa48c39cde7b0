import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { inspect, parseArgs } from "node:util";
import { strykerPlugins } from "./sample.ts";
import { MutationReport, type Tally, tally } from "./tally.ts";

/** What is mutated, and the tests that are to notice. */
const modules = {
  ledger: {
    mutate: ["shared/ledger/**/*.ts"],
    // Much of it is proven where it is used: through the doors of those who send, restore and look.
    tests: [
      "test/unit/shared/ledger/**/*.test.ts",
      "test/unit/shared/usecases/{feedback,holding,mail-pace,restoring,send,send-gates,why-mail}.test.ts",
    ],
  },
  links: {
    // Each by its name: Stryker parts its list at every comma, also one in braces.
    mutate: [
      ...["links", "tokens", "stamps"].map((name) => `shared/adapters/${name}.ts`),
      "shared/adapters/secrets/*.ts",
    ],
    tests: ["test/unit/shared/adapters/**/*.test.ts", "test/contract/{forgeries,key-ring,links}.test.ts"],
  },
  calendar: { mutate: ["shared/calendar/**/*.ts"], tests: ["test/unit/shared/calendar/**/*.test.ts"] },
} as const;

/** Measures how many mutants of a module its own tests notice, by Stryker, and prints one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      // `part/parts` of all mutants; the whole calendar takes more than an hour of one core.
      sample: { type: "string", default: "0/1" },
      // Leaves out what is worked out once, when a module is loaded: each of those needs all tests.
      quick: { type: "boolean", default: false },
    },
  });
  const scores: Record<string, Tally> = {};
  for (const [name, { mutate, tests }] of Object.entries(modules)) {
    if (values.only !== undefined && values.only !== name) continue;
    await stryker(mutate.join(","), tests.join(";"), values.sample, values.quick);
    scores[name] = tally(MutationReport.parse(JSON.parse(await readFile("out/mutation.json", "utf8"))));
  }
  process.stdout.write(`${JSON.stringify({ sample: values.sample, scores }, undefined, 1)}\n`);
}

function stryker(mutate: string, tests: string, sample: string, quick: boolean): Promise<void> {
  const names = strykerPlugins.map(({ name }) => name).join(",");
  const plugins = `@stryker-mutator/vitest-runner,./test/simulate/mutants/score/sample.ts`;
  const drawn = ["--plugins", plugins, "--checkers", names, ...(quick ? ["--ignoreStatic"] : [])];
  const bin = "node_modules/@stryker-mutator/core/bin/stryker.js";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, "run", "--mutate", mutate, ...drawn], {
      env: { ...process.env, MUTANT_TESTS: tests, SAMPLE: sample },
      // Its progress is for people; what it found is in its report.
      stdio: ["ignore", 2, 2],
    });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`Stryker ended with ${code}`))));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
