import type { FilesReport } from "#shared/console/files-model.ts";
import { filesReportPage } from "#shared/console/files-report.tsx";
import { reasons, type SampleWords } from "../sample-words.ts";

/** What `npm run match` writes to be read: of a round, and of two files of which nothing came. */
export function filesPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const pair = { mentee: `${mentee} (e-01)`, mentor, points: 262, reasons, warnings: [] };
  const round: FilesReport = {
    ...{ locale, programme, at: "2026-09-07T14:00:00.000Z", way: "best", mentees: 5, mentors: 3, places: 4 },
    pairs: [
      pair,
      { ...pair, mentee: "e-02", points: 84, reasons: [{ reason: "place", detail: "" }], warnings: ["employer"] },
      { ...pair, mentee: "a.very.long.address.of.somebody@a.very.long.department.example", points: 900 },
    ],
    unpaired: [
      {
        mentee: "e-03",
        why: "taken",
        places: 4,
        rivals: { mentees: 5, places: 4 },
        bar: { rule: "employer", mentors: 2, of: 3 },
      },
      { mentee: "e-04", why: "nobody", places: 0 },
    ],
    spread: [
      { from: 50, pairs: 2 },
      { from: 100, pairs: 0 },
      { from: 150, pairs: 1 },
    ],
    loads: [2, 1],
    quality: {
      ...{ way: "best", reachable: 3, reached: 99, blocking: 2, strong: 1, worst: 84 },
      ...{ wished: 2, granted: 2, first: 1 },
    },
    proof: { inputs: "0f".repeat(32) },
  };
  const nobody = {
    ...round,
    programme: undefined,
    pairs: [],
    unpaired: [],
    spread: [],
    loads: [],
    mentees: 0,
    places: 0,
  };
  const none = { ...round.quality, reachable: 0, reached: 100, blocking: 0, strong: 0, worst: 0, wished: 0 };
  return {
    "files-round": filesReportPage(round),
    "files-round-nobody": filesReportPage({ ...nobody, quality: none }),
  };
}
