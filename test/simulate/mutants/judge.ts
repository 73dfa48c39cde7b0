import { applied } from "./applied.ts";
import type { Mutant } from "./mutant.ts";
import { runTests } from "./run-tests.ts";
import type { TreeCopy } from "./tree-copy.ts";

/**
 * `caught`: a test failed, or never ended. `survived`: none did. `stale`: the mutant's text is not in its file any more.
 * `broken`: the tests could not even be loaded, or fail without the mutant, which says nothing about it.
 */
export interface Verdict {
  readonly name: string;
  readonly outcome: "caught" | "survived" | "stale" | "broken";
  /** The first test that failed; of a broken one, the files that do not load or fail anyway. */
  readonly by: string;
  readonly seconds: number;
}

/** Puts a mutant into the copy, runs its tests, and takes it out again. `unsound`: test files that fail without it. */
export async function judge(mutant: Mutant, unsound: readonly string[], copy: TreeCopy): Promise<Verdict> {
  const began = Date.now();
  const { name, file, tests } = mutant;
  const verdict = (outcome: Verdict["outcome"], by: string): Verdict => ({
    ...{ name, outcome, by },
    seconds: Math.round((Date.now() - began) / 100) / 10,
  });
  const useless = tests.filter((test) => unsound.includes(test));
  if (useless.length > 0) return verdict("broken", useless.join(", "));
  const source = await copy.read(file);
  const mutated = applied(source, mutant);
  if (mutated === undefined) return verdict("stale", "");
  await copy.write(file, mutated);
  try {
    const { failed, unloaded, endless } = await runTests(copy.folder, tests, 1);
    const [first] = failed;
    if (first !== undefined) return verdict("caught", first);
    if (endless) return verdict("caught", "no end");
    return unloaded.length > 0 ? verdict("broken", unloaded.join(", ")) : verdict("survived", "");
  } finally {
    await copy.write(file, source);
  }
}
