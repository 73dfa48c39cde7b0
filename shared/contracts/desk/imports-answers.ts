import * as z from "zod";
import { Work } from "../../domain/work.ts";
import { ImportKind } from "./imports-requests.ts";

/** An import that was begun: where its parts go, and where to see how far it is. */
export const ImportReceipt = z.object({ id: z.string(), status: z.string() });

/** A small file of one kind. */
export const ImportExample = z.object({ name: z.string(), text: z.string() });

/** A part that was kept. */
export const PartReceipt = z.object({ part: z.number().int(), bytes: z.number().int() });

/** The latest checks and imports, the newest first, and the columns each kind of file may have. */
export const Imports = z.object({
  items: z.array(Work),
  kinds: z.array(
    z.object({
      kind: ImportKind,
      columns: z.array(z.object({ name: z.string(), headings: z.array(z.string()) })),
    }),
  ),
});
