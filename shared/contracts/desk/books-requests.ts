import * as z from "zod";
import { Playbook, PlaybookPin } from "../../domain/playbook.ts";
import { ProgrammePath } from "../requests.ts";

/** Characters of a file. The largest shipped one has a tenth. As bytes it must fit an item of the table, which takes 400 kB. */
export const fileCharacters = 100_000;
/** A form sends each character as up to nine. */
export const fileBytes = 9 * fileCharacters;

/** What a playbook of a programme's own is called. */
const OwnName = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "lower case letters, digits and hyphens, 2 to 40");

/** Deeper, longer or larger than anybody means it: days and numbers are counted with, names become ids. */
const [deepest, longest, largest, mostThings] = [24, 80, 4000, 20_000];

/** Where something is beyond all bounds, as a path; undefined where nothing is. Walks without recursion: the file may be anything. */
function beyond(file: unknown): string | undefined {
  const waiting: { path: string; value: unknown; depth: number }[] = [{ path: "playbook", value: file, depth: 0 }];
  for (let seen = 0; waiting.length > 0; seen++) {
    const { path, value, depth } = waiting.pop() ?? { path: "", value: undefined, depth: 0 };
    if (seen > mostThings || depth > deepest) return path.slice(0, longest);
    if (typeof value === "string" && value.length > longest) return path;
    if (typeof value === "number" && Math.abs(value) > largest) return path;
    if (typeof value !== "object" || value === null) continue;
    for (const [name, one] of Object.entries(value))
      waiting.push({ path: `${path}.${name.slice(0, longest)}`, value: one, depth: depth + 1 });
  }
  // Now that it is known to be shallow, it can be written out.
  return (JSON.stringify(file) ?? "").length > fileCharacters ? "playbook" : undefined;
}

/** A form's text as the file it holds; what is no JSON is no playbook. A file is a playbook, or has one in `playbook`. */
function fileIn(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  if (!("text" in body)) return "playbook" in body ? body : { playbook: body };
  const { text, name } = { name: undefined, ...body };
  const file = parsed(text);
  const isWhole = typeof file === "object" && file !== null && "playbook" in file;
  const named = name === undefined || name === "" ? {} : { name };
  return isWhole ? { ...file, ...named } : { playbook: file, ...named };
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string" || text.length > fileCharacters) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A playbook somebody sends, and what it is to be called here; without a name it keeps its own. */
export const TakePlaybook = z.preprocess(
  (body, context) => {
    const file = fileIn(body);
    const path = beyond(file);
    if (path === undefined) return file;
    context.addIssue({ code: "custom", message: "too deep, too long or too large", path: path.split(".").slice(1) });
    return z.NEVER;
  },
  z.strictObject({ name: OwnName.optional(), playbook: Playbook.extend({ name: OwnName }) }),
);

/** `ashp-student@3`. */
export const BookPath = ProgrammePath.extend({
  book: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}@[1-9]\d{0,3}$/, "a name and a version: name@1")
    .transform((text) => {
      const [name = "", version] = text.split("@");
      return PlaybookPin.parse({ name, version: Number(version) });
    }),
});

/** Only look, or do it. */
export const CarryOver = z.preprocess(
  (body) => body ?? {},
  z.strictObject({ do: z.enum(["look", "carry"]).default("look") }),
);
