import { basename } from "node:path";
import { inspect } from "node:util";
import { Temporal } from "temporal-polyfill";
import { findingText, stepText } from "#shared/console/files-words.ts";
import { PairingPolicy } from "#shared/domain/pairing-policy.ts";
import { translator } from "#shared/locales/translate.ts";
import { fileRound, fileSteps } from "#shared/usecases/pairing/files/file-round.ts";
import { roundCsv, roundHtml, roundJson } from "#shared/usecases/pairing/files/told-round.ts";
import { stepsBar } from "./bar.ts";
import { textOf, weightsOf, write } from "./disk.ts";
import { type Flags, readFlags, usage, WrongFlags } from "./flags.ts";

const hint = (line: string) => void process.stderr.write(`${line}\n`);

/** One round on the files named; answers whether there is one. */
async function pair(flags: Flags): Promise<boolean> {
  const now = Temporal.Now.instant();
  const t = translator(flags.locale);
  const policy = PairingPolicy.parse({ way: flags.way, weights: weightsOf(flags.weights) });
  const order = { mentees: textOf(flags.mentees), mentors: textOf(flags.mentors), policy, zone: flags.zone };
  const bar = stepsBar(fileSteps.length + 1);
  const { findings, round } = await fileRound(order, now, (step) => bar.at(stepText(t, step))).finally(bar.stop);
  const names = { mentees: basename(flags.mentees), mentors: basename(flags.mentors) };
  for (const finding of findings) hint(findingText(t, finding, names));
  if (round === undefined) {
    hint(t("files.stop", { count: findings.filter(({ level }) => level === "error").length }));
    return false;
  }
  const about = { locale: flags.locale, programme: flags.programme, policy, now };
  if (flags.html !== undefined) write(flags.html, roundHtml(round, about));
  if (flags.csv !== undefined) write(flags.csv, roundCsv(round, about));
  const json = roundJson(round, about);
  if (flags.out === undefined) process.stdout.write(json);
  else write(flags.out, json);
  const seconds = Math.round((Temporal.Now.instant().epochMilliseconds - now.epochMilliseconds) / 100) / 10;
  hint(t("files.done", { paired: round.pairs.length, mentees: round.mentees, places: round.places, seconds }));
  return true;
}

async function main(): Promise<void> {
  // npm runs scripts from the project's folder; files are meant from where the command was typed.
  const flags = readFlags(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  if (flags === undefined) return void process.stdout.write(`${usage}\n`);
  if (!(await pair(flags))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  hint(error instanceof WrongFlags ? `${error.message}\n\n${usage}` : inspect(error));
  process.exitCode = error instanceof WrongFlags ? 2 : 1;
});
