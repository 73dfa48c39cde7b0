import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildApp } from "#infra/app.ts";
import { setup as bundle, bundlesIn } from "../../support/bundles.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the synthesized template, made once for all end-to-end tests. */
    assembly: string;
  }
}

/** Synthesizes the template once; every end-to-end test runs it. */
export function setup(project: TestProject): () => void {
  const dispose = bundle(project);
  const folder = mkdtempSync(join(tmpdir(), "almanac-"));
  buildApp({ outdir: folder, checked: false, bundles: bundlesIn(project.getProvidedContext().bundles) }).synth();
  project.provide("assembly", folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
    dispose();
  };
}
