import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";

const Kept = z.object({ now: z.iso.datetime() });

/** Where a sandbox keeps what should outlive it. */
export interface DataFolder {
  dynamo: string;
  mail: string;
  secrets: string;
  /** Where the clock stood, in epoch milliseconds; undefined on the first run. */
  savedClock(): number | undefined;
  saveClock(now: number): void;
}

/** A folder for everything that is kept between runs. */
export function openDataFolder(folder: string): DataFolder {
  const root = resolve(folder);
  const clockFile = join(root, "clock.json");
  mkdirSync(root, { recursive: true });
  return {
    dynamo: join(root, "dynamodb"),
    mail: join(root, "mail"),
    secrets: join(root, "secrets.json"),
    savedClock() {
      if (!existsSync(clockFile)) return undefined;
      return Date.parse(Kept.parse(JSON.parse(readFileSync(clockFile, "utf8"))).now);
    },
    saveClock(now) {
      // Written beside and moved into place: a crash leaves the old file, never half of a new one.
      writeFileSync(`${clockFile}.new`, JSON.stringify({ now: new Date(now).toISOString() }));
      renameSync(`${clockFile}.new`, clockFile);
    },
  };
}
