import { booksPage } from "#shared/console/books.tsx";
import { carryOverPage } from "#shared/console/carry-over.tsx";
import { findings } from "#shared/playbooks/finding.ts";
import type { SampleWords } from "../sample-words.ts";

/** Values for every finding at once: each sentence takes what it needs. */
const values = {
  ...{ name: "fair", part: "mentor", fact: "attends", cycle: "2027", due: "2027-10-16", ends: "2027-10-15" },
  ...{ days: 3, day: "2027-04-23", to: "2027-04-22", key: "prompt.cv-review.mentee.intro", locale: "fr", level: 9.4 },
  ...{ limit: 8, word: "task", questions: 6, link: "http://example.org", side: "mentee", mails: 19, most: 18 },
} as const;

/** Year plans as they are listed; a file taken with warnings, refused as a file, and refused for what it says; carrying over. */
export function booksPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const programme = { id: "demo", name };
  const pin = { name: "ashp-student", version: 3 };
  const books = [
    { ...pin, shipped: true, current: true, prompts: 16 },
    { name: "hl7-first-time", version: 1, shipped: true, current: false, prompts: 12 },
    { name: "our-year", version: 2, shipped: false, current: false, prompts: 15, madeFrom: pin },
  ];
  const none = { typed: { name: "", text: "" }, errors: [], findings: [] };
  const model = { locale, programme, version: 1, books, ...none };
  const found = findings.map((says, index) => ({
    ...{ level: index % 2 === 0 ? ("error" as const) : ("warning" as const), says, values },
    touchpoint: index % 3 === 0 ? "" : "cv-review",
  }));
  const work = {
    ...{ locale, programme, part: "settings" as const, kind: "carry-over", state: "done" as const },
    ...{ finished: 1, total: 1, cursor: null, later: false, path: "programmes/demo/runs/wrk_1" },
  };
  const counts = { moved: 1, changed: 0, gone: 0, late: 0, new: 1, news: 0, sent: 0, held: 0 };
  const day = { from: "2027-03-01", to: "2027-03-03", reason: "" };
  const lines = [
    { level: "info" as const, says: "total", values: { prompt: "between", ...counts } },
    ...["moved", "changed", "gone", "late", "new", "news", "sent", "held"].map((says) => ({
      ...{ level: "info" as const, says, name: mentee, values: { prompt: "between", ...day } },
    })),
  ];
  const carried = { ...pin, seen: 1 };
  return {
    "console year plans": booksPage(model),
    "console year plan taken": booksPage({
      ...model,
      done: "taken",
      findings: found.filter(({ level }) => level === "warning"),
    }),
    "console year plan refused": booksPage({
      ...{ ...model, typed: { name: "Our Year", text: "{" } },
      errors: [
        { field: "name", message: "" },
        { field: "playbook", message: "" },
      ],
    }),
    "console year plan wrong": booksPage({
      ...{ ...model, findings: found },
      errors: [{ field: "playbook.touchpoints.0.at.days", message: "Invalid input: expected number" }],
    }),
    "console carry over looked at": carryOverPage(
      { ...work, dryRun: true, lines, summary: { pairs: 12, people: 2, shown: 8, all: 8, ...counts } },
      carried,
    ),
    "console carried over": carryOverPage({ ...work, dryRun: false, lines: [], summary: { pairs: 12 } }, carried),
  };
}
