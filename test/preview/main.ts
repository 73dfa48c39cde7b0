import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { Presets, SingleBar } from "cli-progress";
import { contents, type Exhibit, exhibits } from "./exhibits.ts";

const usage = `npm run preview -- [--out out/preview]

Writes every page and every mail there is, in every language, with sample people in it. Open index.html to look through
them: at a phone's width, each mail beside its plain text.`;

function write(out: string, { path, html }: Exhibit): void {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}

function main(): void {
  const { values } = parseArgs({
    options: { out: { type: "string", default: "out/preview" }, help: { type: "boolean", default: false } },
  });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const all = exhibits();
  const bar = new SingleBar({ format: "  {bar} {value} of {total}", clearOnComplete: true }, Presets.rect);
  if (process.stdout.isTTY) bar.start(all.length, 0);
  for (const exhibit of all) {
    write(values.out, exhibit);
    bar.increment();
  }
  bar.stop();
  const index = join(values.out, "index.html");
  writeFileSync(index, contents(all));
  process.stdout.write(`${all.length} pages and mails. Open ${index}\n`);
}

main();
