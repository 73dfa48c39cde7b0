import { requireJava } from "#infra/sandbox/java.ts";
import { requireChromium } from "./chromium.ts";

/** Before any test: what a fresh machine lacks is installed where that may be done, one after the other; else it stops here. */
export async function setup(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  await requireJava(say);
  await requireChromium(say);
}
