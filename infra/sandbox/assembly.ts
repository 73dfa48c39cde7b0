import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";
import { Template } from "./template.ts";

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .object({ templateFile: z.string().optional(), file: z.string().optional(), stackName: z.string().optional() })
        .optional(),
    }),
  ),
});

const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({ source: z.object({ path: z.string().optional(), packaging: z.string().optional() }) }),
    )
    .default({}),
});

/** What CDK synthesized: one stack's template, and where the code of its functions lies. */
export interface Assembly {
  stackName: string;
  region: string | undefined;
  template: Template;
  /** The folder of a zip asset, by the hash that is also its S3 key. */
  assetFolder(hash: string): string;
}

async function readJson<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(JSON.parse(await readFile(file, "utf8")));
}

/** Reads a cloud assembly. With several stacks in it, `wanted` says which one to run. */
export async function readAssembly(folder: string, wanted?: string): Promise<Assembly> {
  if (!existsSync(join(folder, "manifest.json"))) throw new Error(`${folder} holds no CDK output. Run: npm run synth`);
  const { artifacts } = await readJson(join(folder, "manifest.json"), Manifest);
  const stacks = Object.entries(artifacts).filter(([, artifact]) => artifact.type === "aws:cloudformation:stack");
  const [chosen, ...others] = wanted ? stacks.filter(([id]) => id === wanted) : stacks;
  if (!chosen) throw new Error(`${folder} holds no stack${wanted ? ` named ${wanted}` : ""}.`);
  if (others.length > 0)
    throw new Error(`${folder} holds several stacks (${stacks.map(([id]) => id).join(", ")}); name one.`);

  const [id, artifact] = chosen;
  const template = await readJson(join(folder, artifact.properties?.templateFile ?? `${id}.template.json`), Template);
  const folders = new Map<string, string>();
  for (const other of Object.values(artifacts)) {
    if (other.type !== "cdk:asset-manifest" || !other.properties?.file) continue;
    const { files } = await readJson(join(folder, other.properties.file), AssetManifest);
    for (const [hash, { source }] of Object.entries(files)) {
      if (source.path && source.packaging === "zip") folders.set(hash, resolve(folder, source.path));
    }
  }
  const region = artifact.environment?.split("/").at(-1);
  return {
    stackName: artifact.properties?.stackName ?? id,
    region: region === "unknown-region" ? undefined : region,
    template,
    assetFolder(hash) {
      const found = folders.get(hash);
      if (!found) throw new Error(`No folder asset ${hash} in ${folder}.`);
      return found;
    },
  };
}
