import { reportPage } from "#shared/console/report.tsx";
import { publishComparison } from "#shared/report/compare.ts";
import { publish } from "#shared/report/publish.ts";
import type { PulseCounts } from "#shared/report/pulse.ts";
import { someCounts } from "../report-counts.ts";
import type { SampleWords } from "../sample-words.ts";

const bothSides = (groups: [number, number, number]) => ({ mentees: groups, mentors: groups });
/** Enough answers of everybody to everything. */
const pulse: PulseCounts = {
  benefit: { mentees: [61, 22], mentors: [40, 9] },
  jointWork: [37, 45],
  change: {
    fit: bothSides([22, 31, 11]),
    belonging: bothSides([35, 20, 6]),
    confidence: bothSides([41, 12, 5]),
    safety: bothSides([1234, 1001, 995]),
    benefit: bothSides([20, 20, 20]),
  },
};

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
  const more = { "A second region": 30, "And a third": 29, "A fourth one": 12, "The fifth": 8, "The ninth": 5 };
  const everySector = [20, 14, 8, 9, 6, 7, 35];
  const most = publish(someCounts({ ...counts, sectors: everySector, regions: { ...regions, ...more }, pulse }));
  const small = publish(someCounts({ figures: { active: 3, waiting: 2, mentors: 4 }, load: [3, 0, 0] }));
  const compared = publishComparison({ fewer: { of: 17, people: 31 }, others: { of: 88, people: 119 } });
  const [at, then] = ["2026-11-22T10:00:00.000Z", "2026-08-22T10:00:00.000Z"];
  const report = { id: "demo", version: 1, work: "wrk_1" };
  return {
    "console report": reportPage({
      ...base,
      report: { ...report, at, published: large, before: { at: then, published: before } },
    }),
    "console report compared": reportPage({
      ...base,
      report: { ...report, at, published: { ...large, comparison: compared } },
    }),
    "console report with everything": reportPage({
      ...base,
      report: {
        ...report,
        at,
        published: { ...most, comparison: compared },
        before: { at: then, published: before },
      },
    }),
    "console report too early to compare": reportPage({
      ...base,
      report: { ...report, at, published: { ...small, comparison: null } },
    }),
    "console report of few": reportPage({ ...base, report: { ...report, at, published: small } }),
    "console report not made": reportPage({ ...base, report: undefined }),
  };
}
