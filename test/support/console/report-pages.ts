import { reportPage } from "#shared/console/report.tsx";
import { publish } from "#shared/report/publish.ts";
import { someCounts } from "../report-counts.ts";
import type { SampleWords } from "../sample-words.ts";

/** The report of a large programme, of a small one, and of one that has none yet. */
export function reportPages({ locale, programme, mentee }: SampleWords): Record<string, string> {
  const base = { locale, programme: { id: "demo", name: programme }, society: "The Society", zone: "America/Chicago" };
  const figures = {
    ...{ active: 132, ended: 41, met: 640, waiting: 90, mentors: 120, returning: 48, offered: 230, filled: 132 },
    ...{ mails: 4210, reached: 402, menteesAsked: 110, menteesFit: 97, mentorsAsked: 61, mentorsFit: 60 },
  };
  const regions = {
    "North East": 31,
    [mentee]: 17,
    "Île-de-France": 9,
    "A region with a long name of its own": 6,
    x: 2,
  };
  const counts = { figures, sectors: [20, 14, 3, 9, 2, 7, 35], load: [60, 28, 5] as const };
  const large = publish(someCounts({ ...counts, regions }));
  const before = publish(someCounts({ ...counts, figures: { ...figures, active: 96, waiting: 90 } }));
  const small = publish(someCounts({ figures: { active: 3, waiting: 2, mentors: 4 }, load: [3, 0, 0] }));
  const [at, then] = ["2026-11-22T10:00:00.000Z", "2026-08-22T10:00:00.000Z"];
  const report = { id: "demo", version: 1, work: "wrk_1" };
  return {
    "console report": reportPage({
      ...base,
      report: { ...report, at, published: large, before: { at: then, published: before } },
    }),
    "console report of few": reportPage({ ...base, report: { ...report, at, published: small } }),
    "console report not made": reportPage({ ...base, report: undefined }),
  };
}
