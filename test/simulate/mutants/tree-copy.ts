import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** What a copy does without. */
const leftOut = ["node_modules", ".git", "out", "cdk.out", "coverage", ".data"];

/** A copy of the working tree in which files may be broken: its packages are those of the tree, by a link. */
export interface TreeCopy {
  readonly folder: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** Copies the working tree into a temporary folder. */
export async function copyTree(root: string): Promise<TreeCopy> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-mutants-"));
  await cp(root, folder, { recursive: true, filter: (path) => path === root || !leftOut.includes(basename(path)) });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return {
    folder,
    read: (file) => readFile(join(folder, file), "utf8"),
    write: (file, text) => writeFile(join(folder, file), text),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
