import { resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { type Locale, locales } from "#shared/domain/locale.ts";
import { PairingPolicy } from "#shared/domain/pairing-policy.ts";
import { ProgrammeId } from "#shared/domain/programme.ts";
import { Zone } from "#shared/domain/time.ts";

export const usage = `npm run match -- --mentees FILE.csv --mentors FILE.csv
                 [--out FILE.json] [--html FILE.html] [--csv FILE.csv]
                 [--programme ID] [--zone Europe/London] [--lang en-US|en-GB|fr]
                 [--way best|fewer-complaints|stable] [--weights FILE.json]

Suggests who mentors whom, from two files and without a database: as many people as can be placed, then the pairs that
fit best together, with why. Nothing leaves this machine; only the files you name are written. Without --out the result
goes to standard output as JSON.

The first line of each file names its columns, in any order. Needed: id (or email, or name), stage, topics, and zone
unless --zone is given. Several things in one cell are parted by ; or |
  both      languages region institution discipline sector avoid apart lived supports
            planning directness thinking breadth boundaries purpose (1 to 5)
            line_manager preceptor faculty residency_director employer competitor earlier_pairing conflict
            (who of the other file that is: ids, e-mail addresses or names)
  mentees   wants wishes (mentors they would like, the first one first) waiting_since alone first
  mentors   offers places
Try it:  npm run match -- --mentees test/match/mentees.csv --mentors test/match/mentors.csv --html out/pairings.html

Ends with 0 if there is a result, 1 if a file has to be put right, 2 if the command was not understood.`;

/** What the command was asked for, with whole paths. */
export interface Flags {
  readonly mentees: string;
  readonly mentors: string;
  readonly out: string | undefined;
  readonly html: string | undefined;
  readonly csv: string | undefined;
  readonly weights: string | undefined;
  readonly programme: string | undefined;
  readonly zone: string | undefined;
  readonly locale: Locale;
  readonly way: PairingPolicy["way"];
}

/** The command was not understood; the message says what to write instead. */
export class WrongFlags extends Error {
  override readonly name = "WrongFlags";
}

const text = { type: "string" } as const;

/** Reads the command's arguments; undefined where help is asked for. Paths are meant from `folder`. @throws WrongFlags */
export function readFlags(args: readonly string[], folder: string): Flags | undefined {
  const values = parsed(args);
  if (values.help) return undefined;
  const { mentees, mentors } = values;
  if (mentees === undefined || mentors === undefined)
    throw new WrongFlags("Two files are needed: --mentees and --mentors.");
  const path = (name: string | undefined) => (name === undefined ? undefined : resolve(folder, name));
  const flags = {
    ...{ mentees: resolve(folder, mentees), mentors: resolve(folder, mentors) },
    ...{ out: path(values.out), html: path(values.html), csv: path(values.csv), weights: path(values.weights) },
    programme: allowed("--programme", ProgrammeId.optional(), values.programme, "an id such as asha-2026"),
    zone: allowed("--zone", Zone.optional(), values.zone, "a time zone such as Europe/London"),
    locale: allowed("--lang", z.enum(locales), values.lang, `one of ${locales.join(", ")}`),
    way: allowed("--way", PairingPolicy.shape.way, values.way, "best, fewer-complaints or stable"),
  };
  const read = [flags.mentees, flags.mentors, ...(flags.weights === undefined ? [] : [flags.weights])];
  const written = [flags.out, flags.html, flags.csv].filter((one) => one !== undefined);
  const all = [...read, ...written];
  if (new Set(all).size < all.length)
    throw new WrongFlags("One file is named twice: nothing would be left of one of them.");
  return flags;
}

function parsed(args: readonly string[]) {
  const options = {
    ...{ mentees: text, mentors: text, out: text, html: text, csv: text, weights: text },
    ...{ programme: text, zone: text, way: text },
    lang: { type: "string", default: "en-US" },
    help: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new WrongFlags(error instanceof Error ? error.message : "The arguments cannot be read.");
  }
}

function allowed<Schema extends z.ZodType>(flag: string, schema: Schema, value: string | undefined, takes: string) {
  const { success, data } = schema.safeParse(value);
  if (!success) throw new WrongFlags(`${flag} takes ${takes}.`);
  return data;
}
