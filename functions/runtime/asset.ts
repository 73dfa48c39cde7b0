import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A text file that lies beside the function's bundle, and a version that changes with it. */
export function asset(name: string): { readonly text: string; readonly version: string } {
  const text = readFileSync(join(import.meta.dirname, name), "utf8");
  return { text, version: createHash("sha256").update(text).digest("hex").slice(0, 16) };
}
