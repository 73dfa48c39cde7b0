import type { TestProject } from "vitest/node";
import { startDynamoLocal } from "#infra/sandbox/dynamo-local.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one DynamoDB Local of a project's tests answers. */
    dynamo: string;
  }
}

/** Starts the DynamoDB Local of a project's tests, and ends it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local = await startDynamoLocal(undefined, () => undefined, new AbortController().signal, true);
  project.provide("dynamo", local.url);
  return () => local.stop();
}
