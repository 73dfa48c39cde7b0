import { mentorshipPage } from "#shared/console/mentorship.tsx";
import { pausePreviewPage } from "#shared/console/pause-preview.tsx";
import { type PausesModel, pausesPage } from "#shared/console/pauses.tsx";
import { records } from "#shared/domain/records.ts";
import type { SampleWords } from "../sample-words.ts";
import { pairingSample } from "./pairing-pages.ts";

const at = "2026-08-17T13:00:00.000Z";

/** Pauses of a programme and what one would change; a mentorship that rests. */
export function pausesPages(words: SampleWords): Record<string, string> {
  const { locale, programme: name, mentee } = words;
  const programme = { id: "demo", name };
  const pause = (from: string, until: string, cohort?: string) => ({
    ...{ id: `demo.${from}`, version: 1, programme: "demo", from, until, setBy: "cora", setAt: at },
    ...(cohort !== undefined && { cohort }),
  });
  const pauses = [
    pause("2026-12-20", "2027-01-04"),
    pause("2026-10-01", "2026-10-01", "autumn-2026"),
    pause("2026-08-10", "2026-08-24", "spring-2026"),
    pause("2026-01-01", "2026-01-08"),
  ];
  const model: PausesModel = {
    ...{ locale, programme, today: "2026-08-17", usual: "autumn-2026", pauses, typed: {}, errors: [] },
  };
  const errors = ["cohort", "from", "until", "taken", "does"].map((field) => ({ field, message: "wrong" }));
  const values = { prompt: "cv-review", from: "2026-09-14", to: "2026-09-21", reason: "paused" };
  const work = {
    ...{ locale, programme, part: "dates" as const, kind: "pause-preview", dryRun: true, finished: 3, total: 3 },
    ...{ state: "done" as const, path: "programmes/demo/runs/wrk_1", cursor: null, later: false },
    summary: { mentees: 3, people: 4, moved: 2, gone: 3, new: 1, unchanged: 2, shown: 6, all: 6 },
    lines: ["moved", "changed", "gone", "late", "new", "news"].map((says) => ({
      ...{ level: "info" as const, says, values, name: mentee },
    })),
  };
  const asked = { cohort: "", from: "2026-12-20", until: "2027-01-04" };
  const mentorship = records.mentorship.parse({
    ...{ id: "shp_1", version: 1, programme: "demo", round: "rnd_1", state: "active", reasons: [] },
    ...{ startedAt: at, startDate: "2026-08-17", pause: { from: "2026-08-17", until: "2026-11-17" } },
    members: [
      { person: "per_1", role: "mentee", since: "2026-08-17", until: "2026-09-01" },
      { person: "per_2", role: "mentor", since: "2026-08-17", until: "2026-09-01" },
      { person: "per_1", role: "mentor", since: "2026-09-01" },
      { person: "per_2", role: "mentee", since: "2026-09-01" },
    ],
  });
  const one = { ...pairingSample(words), mentorship, mentee: "per_2", mentor: "per_1", history: [], planned: 7 };
  const rests = { ...one, next: "2026-09-14", waiting: false, today: "2026-09-02" };
  return {
    "console pauses": pausesPage({ ...model, done: "set" }),
    "console pauses none": pausesPage({ ...model, usual: undefined, pauses: [] }),
    "console pauses refused": pausesPage({ ...model, typed: { cohort: "Autumn!", from: "", until: "soon" }, errors }),
    "console pause preview": pausePreviewPage(work, asked),
    "console pause preview running": pausePreviewPage(
      { ...work, state: "running", lines: [] },
      { ...asked, cohort: "autumn-2026" },
    ),
    "console mentorship rests": mentorshipPage({ ...rests, done: "paused" }),
    "console mentorship pause refused": mentorshipPage({ ...rests, today: "2027-09-02", typed: "yesterday" }),
  };
}
