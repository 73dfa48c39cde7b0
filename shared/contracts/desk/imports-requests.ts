import * as z from "zod";
import { line } from "../../domain/person.ts";
import { ProgrammePath } from "../requests.ts";
import { DeskQuery } from "./desk-requests.ts";

/** Kinds of file that may be imported. */
export const importKinds = ["members", "pairs"] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

/** Parts a file may be sent in, and bytes of one: a part is one item of the table, which takes 400 kB. */
export const mostParts = 100;
export const partBytes = 300_000;

/** Which example, and whether as the file itself. */
export const ExampleQuery = DeskQuery.extend({
  kind: ImportKind.default("members"),
  format: z.enum(["json", "csv"]).default("json"),
});

/** A file about to be sent: what is in it, and in how many parts it comes. */
export const CreateImport = z.strictObject({
  kind: ImportKind,
  parts: z.coerce.number().int().min(1).max(mostParts),
  /** The file's name, to tell one import from another. */
  name: line(120).optional(),
});

export const ImportPath = ProgrammePath.extend({ import: z.string().max(60) });
export const ImportPartPath = ImportPath.extend({
  part: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostParts - 1),
});

/** One part, as it stands in the file; it ends where one likes, but not within a character. */
export const ImportPart = z.preprocess((value) => value ?? { text: "" }, z.strictObject({ text: z.string() }));

/** A check writes nothing. */
export const CheckImport = z.preprocess((value) => value ?? {}, z.strictObject({}));

/** `skipWrong`: import the right lines and leave out those that are wrong; without it, one wrong line stops it all. */
export const ApplyImport = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    skipWrong: z
      .union([
        z.boolean(),
        z.enum(["yes", "true", "no", "false"]).transform((word) => word === "yes" || word === "true"),
      ])
      .default(false),
  }),
);
