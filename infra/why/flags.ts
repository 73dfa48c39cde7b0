import { parseArgs } from "node:util";

export const usage = `npm run why -- --message ID | --to WHO [--about WHAT]
               [--api URL] [--token TOKEN] [--programme ID] [--lang en-US|en-GB|fr] [--json]

Tells why somebody got a mail, or got none: every step of its way with its instant (UTC), its reason, its attempts, and
who decided; from the mail's own record and the audit. Where a part of a name fits several people, prints the ids and
names of up to twenty of them instead, and nothing else.
  --message    the id of one mail: msg_…
  --to         whom it was for: an e-mail address, a person's id (per_…), a member number, or a part of a name
  --about      which mail: a prompt of the year plan (cv-review) or a kind (introduction); all of them if left out
  --api        where the API is: http://127.0.0.1:3000 if left out, as \`npm start\` serves it
  --token      a coordinator's bearer token with the scope almanac/admin; ALMANAC_TOKEN does as well, and keeps it out of
               the shell's history. The sandbox gives one by itself.
  --programme  in which programme to look; in every one the token may see if left out
  --json       the API's own answers instead of text
Try it:        npm start, then: npm run why -- --to ADDRESS --about cv-review

Ends with 0 if something was found, 1 if not, 2 if the command was not understood.`;

/** What the command was asked for. */
export interface Flags {
  readonly message: string | undefined;
  readonly to: string | undefined;
  readonly about: string | undefined;
  readonly api: string;
  readonly token: string | undefined;
  readonly programme: string | undefined;
  readonly lang: string;
  readonly json: boolean;
}

/** The command was not understood; the message says what to write instead. */
export class WrongFlags extends Error {
  override readonly name = "WrongFlags";
}

const text = { type: "string" } as const;

/** Reads the command's arguments; undefined where help is asked for. `token`: from the environment. @throws WrongFlags */
export function readFlags(args: readonly string[], token: string | undefined): Flags | undefined {
  const { help, api, ...values } = parsed(args);
  if (help) return undefined;
  const { message, to, about } = values;
  if ((message === undefined) === (to === undefined))
    throw new WrongFlags("Say which mail with --message, or whom it was for with --to: one of the two.");
  if (message !== undefined && about !== undefined) throw new WrongFlags("--about goes with --to.");
  if (!URL.canParse(api)) throw new WrongFlags("--api takes an address such as https://api.society.example/");
  const flags = { message, to, about, programme: values.programme, lang: values.lang, json: values.json };
  return { ...flags, api: api.replace(/\/+$/, ""), token: values.token ?? token };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        message: text,
        to: text,
        about: text,
        token: text,
        programme: text,
        api: { type: "string", default: "http://127.0.0.1:3000" },
        lang: { type: "string", default: "en-US" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongFlags(error instanceof Error ? error.message : "The arguments cannot be read.");
  }
}
