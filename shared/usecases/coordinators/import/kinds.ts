import type { ImportKind } from "../../../contracts/desk/imports-requests.ts";
import type { WorkKind } from "../../../domain/work.ts";
import { pairs } from "../members/pairs.ts";
import type { WorkHandler } from "../work.ts";
import type { Column } from "./columns.ts";
import { importing } from "./importing.ts";
import type { ImportPorts } from "./kind-of-import.ts";
import { members } from "./members.ts";

/** A kind of file, as forms and routes know it. */
export interface FileKind {
  readonly work: Extract<WorkKind, "import-members" | "import-pairs">;
  readonly columns: readonly Column[];
  readonly run: WorkHandler<ImportPorts>;
}

/** Every kind of file that may be imported, by its name in requests. */
export const kindsOfImport: Partial<Record<ImportKind, FileKind>> = {
  members: { work: members.work, columns: members.columns, run: importing(members) },
  pairs: { work: pairs.work, columns: pairs.columns, run: importing(pairs) },
};
