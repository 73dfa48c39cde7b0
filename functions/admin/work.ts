import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { importExample, listImports } from "#shared/usecases/coordinators/import/list-imports.ts";
import { applyImport, checkImport } from "#shared/usecases/coordinators/import/start-import.ts";
import { createImport, putImportPart } from "#shared/usecases/coordinators/import/uploads.ts";
import { showWork } from "#shared/usecases/coordinators/show-work.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  showWork: { handle: showWork },
  listImports: { handle: listImports },
  importExample: { handle: importExample },
  createImport: { handle: createImport },
  putImportPart: { handle: putImportPart },
  checkImport: { handle: checkImport },
  applyImport: { handle: applyImport },
});
