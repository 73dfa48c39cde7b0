import { settingsPage } from "#shared/console/settings.tsx";
import { copyPage } from "#shared/console/settings-copy.tsx";
import { settingsPreviewPage } from "#shared/console/settings-preview.tsx";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { formOf } from "#shared/domain/settings-form.ts";
import type { SampleWords } from "../sample-words.ts";

/** Settings as they are, refused, looked at before saving; and the copy of a programme. */
export function settingsPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const settings = ProgrammeSettings.parse({
    ...{ name, society: "The Society", zone: "America/Chicago", playbook: { name: "ashp-student", version: 1 } },
    ...{ holidays: ["2026-11-26", "2026-12-25"], topics: ["informatics", "data", "research"] },
  });
  const programme = { id: "demo", name };
  const form = formOf(settings);
  const far = { known: "2035-12-31", reaches: "2035-12-31" };
  const calendars = { "us-federal": far, "uk-bank": far, india: { ...far, known: "2026-12-31" } };
  const playbooks = ["ashp-student@1", "ashp-student@2"];
  const model = { locale, programme, version: 1, form, playbooks, calendars, errors: [] };
  const wrong = ["name", "zone", "holidays.1", "rounds.answerDays", "topics"].map((field) => ({ field, message: "" }));
  const work = {
    ...{ locale, programme, part: "settings" as const, kind: "settings-preview", state: "done" as const, dryRun: true },
    ...{ finished: 1, total: 1, summary: { changes: 2, mails: 1, people: 1, shown: 1 }, cursor: null, later: false },
    path: "programmes/demo/runs/wrk_1",
    lines: [
      { level: "info" as const, says: "places", values: { was: "2", is: "3", unvetted: 4, approved: 17 } },
      { level: "info" as const, says: "holidays", values: { added: 1, removed: 0 } },
      {
        ...{ level: "info" as const, says: "holidayCalendars" },
        values: { was: "", is: "us-federal uk-bank", added: 14, removed: 0 },
      },
      {
        ...{ level: "info" as const, says: "mail-moved", name: mentee },
        values: { prompt: "cv-review", from: "2026-09-14", to: "2026-09-11", reason: "" },
      },
    ],
  };
  return {
    "console settings": settingsPage({ ...model, done: "saved" }),
    "console settings refused": settingsPage({
      ...model,
      form: { ...form, name: "", holidays: "soon" },
      errors: wrong,
    }),
    "console settings looked at": settingsPreviewPage(work, form, 1),
    "console copy": copyPage({ locale, programme, typed: { id: "", name: "" }, errors: [] }),
    "console copy refused": copyPage({
      ...{ locale, programme, typed: { id: "Demo", name: mentee } },
      errors: [{ field: "id", message: "" }],
    }),
  };
}
