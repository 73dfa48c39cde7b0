import { holidaysPage } from "#shared/console/holidays.tsx";
import { keyDatePage } from "#shared/console/key-date.tsx";
import { keyDatePreviewPage } from "#shared/console/key-date-preview.tsx";
import { keyDatesPage } from "#shared/console/key-dates.tsx";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { SampleWords } from "../sample-words.ts";

const midyear: KeyDate = {
  ...{ id: "demo.2026.midyear", version: 0, programme: "demo", cycle: "2026", name: "midyear" },
  ...{ date: "2026-12-06", days: 5, state: "tentative", zone: "America/Los_Angeles" },
};

/** Key dates, one of them, its form when it was refused, and what moving it would change. */
export function datesPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const base = { locale, programme: { id: "demo", name }, zone: "America/Chicago" };
  const june: KeyDate = { ...midyear, id: "demo.2026.june", name: "june", date: "2027-06-01", days: 1, version: 2 };
  const own: KeyDate = { ...june, id: "demo.2027.regional-day", name: "regional-day", copiedFrom: "2026" };
  const chosen = { unresolved: [midyear.id], cycle: undefined, cycles: ["2026", "2027"], typed: {}, wrong: [] };
  const dates = {
    ...base,
    today: "2026-08-17",
    keyDates: [midyear, { ...june, state: "cancelled" as const }, own],
    ...chosen,
  };
  const both = { prompts: ["cv-review", "midyear-plan"], cycles: chosen.cycles };
  const one = { ...base, ...both, keyDate: midyear, typed: {}, wrong: [] };
  const typed = { date: "2027-12-40", days: "0", zone: "Europe/Paris", state: "confirmed" };
  const asked = {
    ...{ keyDate: "midyear", date: "2026-12-13", days: 5, zone: "Europe/Paris", state: "confirmed" as const },
    ...{ was: "2026-12-06", seen: 0 },
  };
  const counts = { moved: 2, changed: 0, gone: 1, late: 1, new: 1, news: 1, sent: 1, held: 1 };
  const values = { prompt: "cv-review", from: "2026-09-14", to: "2026-09-21", reason: "too-late" };
  const says = ["moved", "changed", "gone", "late", "new", "news", "sent", "held"];
  const work = {
    ...{ ...base, part: "dates" as const, kind: "key-date-preview", dryRun: true, finished: 3, total: 3 },
    ...{ state: "done" as const, path: "programmes/demo/runs/wrk_1", cursor: "more", later: true },
    summary: { people: 3, ...counts, unchanged: 4, shown: 8, all: 8 },
    lines: [
      { level: "info" as const, says: "total", values: { prompt: "cv-review", ...counts } },
      ...says.map((one) => ({ level: "info" as const, says: one, values, name: mentee })),
    ],
  };
  const looked = { ...base, from: "2026-08-17", until: "2031-08-17", personal: ["fit-check"] };
  const calendars = [{ calendar: "india" as const, known: "2026-12-31", reaches: "2035-12-31" }];
  const days = [
    {
      ...{ prompt: "midyear-plan", cycle: "2026", day: "2026-11-11", because: "holiday" as const, to: "2026-11-10" },
      holiday: { calendar: "us-federal" as const, name: "veterans" },
    },
    { prompt: "spring", cycle: "2026", day: "2027-04-24", because: "weekend" as const, to: "2027-04-23" },
    { prompt: "january", cycle: "2027", day: "2028-01-08", because: "society" as const, to: "2028-01-07" },
  ];
  return {
    "console holidays": holidaysPage({ ...looked, days, calendars }),
    "console holidays none": holidaysPage({ ...looked, days: [], personal: [], calendars: [] }),
    "console key dates": keyDatesPage({ ...dates, done: "saved" }),
    "console key dates none": keyDatesPage({ ...dates, keyDates: [] }),
    "console key dates of a year": keyDatesPage({ ...dates, cycle: "2027" }),
    "console key date not added": keyDatesPage({
      ...{ ...dates, wrong: ["name", "date", "days", "state"] },
      typed: { name: "?", date: "2027-02-30", days: "99" },
    }),
    "console key date": keyDatePage(one),
    "console key date refused": keyDatePage({ ...one, typed, wrong: ["date", "days", "zone", "state", "cycle"] }),
    "console key date preview": keyDatePreviewPage(work, asked),
    "console key date preview cancelled": keyDatePreviewPage(
      { ...work, cursor: null, lines: [], summary: { ...work.summary, people: 0, sent: 0, unchanged: 0, all: 0 } },
      { ...asked, state: "cancelled", date: "2026-12-06" },
    ),
    "console key date preview running": keyDatePreviewPage({ ...work, state: "running", lines: [] }, asked),
  };
}
