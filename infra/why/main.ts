import { inspect } from "node:util";
import { ask, NoAnswer } from "./ask.ts";
import { readFlags, usage, WrongFlags } from "./flags.ts";
import { textOf } from "./text.ts";

const hint = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env["ALMANAC_TOKEN"]);
  if (flags === undefined) return void process.stdout.write(`${usage}\n`);
  const told = await ask(flags);
  process.stdout.write(`${flags.json ? JSON.stringify(told, undefined, 2) : textOf(told)}\n`);
  if (told.some(({ report: { people, mails } }) => people.length + mails.length > 0)) return;
  hint("Nothing was found: check the id or address, and --programme. Ids of mails are on the console's pages.");
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (error instanceof WrongFlags) hint(`${error.message}\n\n${usage}`);
  else hint(error instanceof NoAnswer ? error.message : inspect(error));
  process.exitCode = error instanceof WrongFlags ? 2 : 1;
});
