import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { check } from "./check.ts";
import { happen, type Size } from "./happen.ts";
import { picture } from "./picture.ts";
import { from, until } from "./play.ts";
import { showProgress, verdictLines } from "./progress.ts";
import { retell } from "./retell.ts";

const usage = `npm run year -- [--seed 1] [--mentees 60] [--mentors 25] [--out out]

Plays a whole programme year through the sandbox, as fast as it goes, and checks that every mail was sent once.
Writes year.json and year.html; ends with 1 if a rule was broken.`;

function readFlags(): Size & { out: string; help: boolean } {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      mentees: { type: "string", default: "60" },
      mentors: { type: "string", default: "25" },
      out: { type: "string", default: "out" },
      help: { type: "boolean", default: false },
    },
  });
  const whole = (name: "seed" | "mentees" | "mentors", least: number) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least} on.`);
    return value;
  };
  const { out, help } = values;
  return { seed: whole("seed", 0), mentees: whole("mentees", 1), mentors: whole("mentors", 1), out, help };
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { out, help, ...size } = readFlags();
  if (help) return say(usage);
  const began = performance.now();
  say(`${size.mentees} mentees and ${size.mentors} mentors, from ${from.slice(0, 10)} to ${until.slice(0, 10)}`);
  const progress = showProgress(from, until);
  const year = await happen(size, progress).finally(() => progress.stop());
  const record = retell(year, check(year), size.seed);

  mkdirSync(out, { recursive: true });
  const [json, html] = [join(out, "year.json"), join(out, "year.html")];
  const { record: written, htmlOf } = record;
  writeFileSync(json, `${JSON.stringify(written, undefined, 1)}\n`);
  writeFileSync(html, picture(written, htmlOf));
  for (const line of verdictLines(written)) say(line);
  say(`\n${html} to look at, ${json} to count again. It took ${Math.round((performance.now() - began) / 1000)} s.`);
  if (written.checks.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
