import { importRunPage } from "#shared/console/import-run.tsx";
import { importsPage } from "#shared/console/imports.tsx";
import type { WorkValues } from "#shared/domain/work.ts";
import { memberColumns } from "#shared/usecases/coordinators/import/member-columns.ts";
import { pairColumns } from "#shared/usecases/coordinators/members/pair-columns.ts";
import type { SampleWords } from "../sample-words.ts";

const counts = { rows: 300, new: 280, changed: 10, unchanged: 0, leftOut: 2, wrong: 8 };

/** The page that takes files, and what comes of them. */
export function importPages({ locale, programme: name }: SampleWords): Record<string, string> {
  const programme = { id: "demo", name };
  const columns = memberColumns.map((column) => column.name);
  const pairs = { kind: "pairs", columns: pairColumns.map((column) => column.name) };
  const row = { kind: "import-members", state: "done" as const, dryRun: true, at: "2026-09-07T14:00:00.000Z" };
  const latest = [
    { ...row, id: "wrk_1", name: "Members 2026.csv", summary: { outcome: "looked", ...counts } },
    { ...row, id: "wrk_2", name: "", dryRun: false, summary: { outcome: "imported", ...counts } },
    { ...row, id: "wrk_3", name: "Members 2025.csv", dryRun: false, summary: { outcome: "refused", ...counts } },
    { ...row, id: "wrk_4", name: "Photo of us.jpg", dryRun: false, summary: { outcome: "unreadable", ...counts } },
    { ...row, id: "wrk_5", name: "Members 2026.csv", state: "running" as const, summary: {} },
  ];
  const imports = { locale, programme, zone: "America/Chicago", kinds: [{ kind: "members", columns }, pairs] };
  const run = {
    ...{ locale, programme, part: "import" as const, kind: "import-members", path: "programmes/demo/runs/wrk_1" },
    ...{ finished: 300, total: 300, cursor: null, later: false, upload: "wrk_0", fileName: "Members 2026.csv" },
    ...{ state: "done" as const, dryRun: true, skipWrong: false, lines: [] },
  };
  const looked = (summary: WorkValues) => ({ ...run, summary: { outcome: "looked", ...counts, ...summary } });
  return {
    "console imports none yet": importsPage({ ...imports, latest: [] }),
    "console imports": importsPage({ ...imports, latest }),
    "console import checked, wrong lines": importRunPage({ ...looked({}), lines }),
    "console import checked, all right": importRunPage(looked({ wrong: 0, changed: 0, new: 1 })),
    "console import unreadable": importRunPage({ ...looked({ outcome: "unreadable" }), lines: headLines }),
    "console import done": importRunPage({ ...looked({ outcome: "imported" }), dryRun: false }),
    "console import done before": importRunPage({
      ...looked({ outcome: "imported", new: 0, changed: 0 }),
      dryRun: false,
    }),
    "console import refused": importRunPage({ ...looked({ outcome: "refused" }), dryRun: false }),
    "console import running": importRunPage({ ...run, state: "running", finished: 100, summary: {} }),
    "console import failed": importRunPage({ ...run, state: "failed", dryRun: false, skipWrong: true, summary: {} }),
  };
}

const error = (says: string, values: WorkValues) => ({ level: "error" as const, says, values });
const ofRow = [
  "membernumber",
  "name",
  "email",
  "role",
  "stage",
  "topics",
  "zone",
  "locale",
  "places",
  "status",
  "expires",
];

/** Everything that is said of a row. */
const lines = [
  { level: "warning" as const, says: "ignored-columns", values: { count: 2, found: "E, AB" } },
  ...ofRow.map((field, index) => error(`bad-${field}`, { line: index + 2 })),
  error("nobody", { line: 20 }),
  error("columns", { line: 21, found: 7, expected: 6 }),
  error("same-number", { line: 22, first: 3 }),
  error("same-address", { line: 23, first: 4 }),
  { level: "warning" as const, says: "more-error", values: { count: 12 } },
  ...["silent", "erased", "takes-part"].map((says, index) => ({
    level: "info" as const,
    says,
    values: { line: 30 + index },
  })),
  { level: "warning" as const, says: "more-info", values: { count: 1 } },
];

/** Everything that is said of a file as a whole. */
const headLines = [
  error("empty", {}),
  error("broken", { line: 7 }),
  error("too-many", { most: 100_000 }),
  error("no-headings", {}),
  error("missing-column", { lacks: "memberNumber-or-email", found: "B" }),
  error("missing-column", { lacks: "memberNumber-or-email", found: "none" }),
];
