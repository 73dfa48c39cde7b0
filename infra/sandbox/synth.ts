import { spawn } from "node:child_process";
import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a template is made from. The sandbox itself never ends up in one. */
const sources = ["infra", "functions", "shared", "cdk.json", "package.json", "package-lock.json"];
const irrelevant = join("infra", "sandbox");

/** True when there is no cloud assembly, or something it is made from has changed since. */
export function isStale(root: string, output: string): boolean {
  const manifest = join(output, "manifest.json");
  if (!existsSync(manifest)) return true;
  const made = statSync(manifest).mtimeMs;
  return sources.some((source) => existsSync(join(root, source)) && newest(root, source) > made);
}

function newest(root: string, path: string): number {
  const own = statSync(join(root, path));
  if (!own.isDirectory()) return own.mtimeMs;
  const children = readdirSync(join(root, path), { withFileTypes: true })
    .map((child: Dirent) => join(path, child.name))
    .filter((child) => child !== irrelevant)
    .map((child) => newest(root, child));
  // A folder's own time tells of files that were taken away.
  return Math.max(own.mtimeMs, ...children);
}

/** Synthesizes the app into a folder, in a process of its own: it keeps the CDK's memory out of this one. */
export async function synthesize(root: string, output: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, "infra", "app.ts")], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: output },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error("The template could not be synthesized; the reason stands above.");
}
