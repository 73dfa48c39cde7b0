import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Renews the README's pictures of the desk: those the tests of its tasks have just taken. */
const here = dirname(fileURLToPath(import.meta.url));
const taken = join(here, "..", "..", "..", "out", "desk");

const pictures = {
  today: "vetting-today",
  import: "import-checked",
  vetting: "vetting-queue",
  pair: "round-pair",
  change: "round-change",
  "key-date": "key-date-preview",
  mail: "mail",
  again: "mentor-choices",
  report: "report",
} as const;

for (const [name, picture] of Object.entries(pictures)) {
  copyFileSync(join(taken, `${picture}.png`), join(here, `desk-${name}.png`));
  process.stdout.write(`  desk-${name}.png\n`);
}
