import * as z from "zod";
import { Problem } from "../../domain/errors.ts";
import type { ListOptions } from "../../usecases/ports.ts";

const PartsCursor = z.strictObject({ pk: z.string(), sk: z.string() });
const Cursor = z.strictObject({ pk: z.string(), sk: z.string(), listPk: z.string(), listSk: z.string() });

/** A part of a list: from here on, and up to there. */
export type Range = readonly [from: string, until: string];

/** From where to where a list of one state reads: its labels go on with `#`, and `$` is the sign after it. */
export function listingRange({ state, from = "", until }: Omit<ListOptions, "cursor" | "limit">): Range | undefined {
  if (!state) return undefined;
  return [`${state}#${from}`, until === undefined ? `${state}$` : `${state}#${until}`];
}

/** A page's end as text for a caller to hand back. */
export function cursorText(key: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** Reads it again. @throws Problem when it was not ours, or belongs to another list or another part of it. */
export function cursorOf(text: string, partition: string, range: Range = ["", "~"]): Record<string, string> {
  const cursor = Cursor.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!cursor.success || cursor.data.listPk !== partition) throw notOurs();
  const { listSk } = cursor.data;
  if (listSk < range[0] || listSk > range[1]) throw notOurs();
  return cursor.data;
}

/** The same for the parts of a record, under whose key they lie. */
export function partsCursorOf(text: string, { pk, prefix }: { pk: string; prefix: string }): Record<string, string> {
  const cursor = PartsCursor.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (cursor.success && cursor.data.pk === pk && cursor.data.sk.startsWith(prefix)) return cursor.data;
  throw notOurs();
}

function notOurs(): Problem {
  return new Problem("invalid-request", "This cursor is not one this list gave out. Start again without it.", [
    { field: "cursor", message: "not a cursor of this list" },
  ]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
