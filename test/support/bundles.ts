import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Bundles, bundleFunctions } from "#infra/bundle.ts";
import { functions } from "#infra/functions.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the bundled functions. */
    bundles: string;
  }
}

const place = "ALMANAC_TEST_BUNDLES";

/** Bundles the functions once for all projects that want them: nothing else in a start takes as long. */
export function setup(project: TestProject): () => void {
  const made = process.env[place];
  const bundles = made === undefined ? bundleFunctions(Object.keys(functions)) : undefined;
  const folder = made ?? bundles?.folderOf("") ?? "";
  process.env[place] = folder;
  project.provide("bundles", folder);
  return () => bundles?.[Symbol.dispose]();
}

/** The bundles in a folder, which whoever made them takes away. */
export function bundlesIn(folder: string): Bundles {
  return { folderOf: (entry) => join(folder, entry), [Symbol.dispose]: () => undefined };
}
