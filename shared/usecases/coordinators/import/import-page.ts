import { importRunPage } from "../../../console/import-run.tsx";
import type { WorkPageOf } from "../work-page-of.ts";

/** The page of a check or an import: what came of it, and what to do next. */
export const importPage: WorkPageOf = (work, model) =>
  importRunPage({
    ...model,
    // An upload's own page is that of its run-to-be.
    upload: String(work.order["import"] ?? work.id),
    fileName: String(work.order["name"] ?? ""),
    skipWrong: work.order["skipWrong"] === true,
  });
