import { inspect, parseArgs } from "node:util";
import { stepsBar } from "#infra/match/bar.ts";
import { judge, type Verdict } from "./judge.ts";
import { mutants } from "./list.ts";
import { runTests } from "./run-tests.ts";
import { copyTree } from "./tree-copy.ts";

/** Puts every safety mutant into a copy of the tree, one after the other, and says which test notices: one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const chosen = mutants.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) throw new Error(`There is no mutant "${values.only}"`);
  const copy = await copyTree(process.cwd());
  const bar = stepsBar(chosen.length + 1);
  const verdicts: Verdict[] = [];
  try {
    bar.at("without any");
    // A test that fails anyway notices nothing.
    const { unsound } = await runTests(copy.folder, [...new Set(chosen.flatMap(({ tests }) => tests))], 0);
    for (const mutant of chosen) {
      bar.at(mutant.name);
      verdicts.push(await judge(mutant, unsound, copy));
    }
  } finally {
    bar.stop();
    await copy.remove();
  }
  const caught = verdicts.filter(({ outcome }) => outcome === "caught").length;
  process.stdout.write(`${JSON.stringify({ mutants: chosen.length, caught, verdicts }, undefined, 1)}\n`);
  if (caught < chosen.length) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
