import { workPage } from "#shared/console/work.tsx";
import type { SampleWords } from "../sample-words.ts";

/** Long work under way and done. */
export function workPages({ locale, programme }: SampleWords): Record<string, string> {
  const base = {
    ...{ locale, programme: { id: "demo", name: programme }, part: "import" as const, kind: "import-members" },
    ...{ dryRun: true, summary: {}, lines: [], path: "programmes/demo/runs/wrk_1", cursor: null, later: false },
  };
  return {
    "console work waiting": workPage({ ...base, state: "requested", finished: 0, total: 0 }),
    "console work running": workPage({ ...base, state: "running", finished: 1200, total: 50_000 }),
    "console work failed": workPage({ ...base, state: "failed", finished: 1200, total: 50_000 }),
  };
}
