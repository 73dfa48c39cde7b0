import type { Explained } from "#shared/view/why-words.ts";

/** A touchpoint that many rules had a say in. */
export const aTraced = {
  ...{ key: "cv-review", date: "2026-11-18", state: "planned", reason: "planned" },
  trace: [
    { rule: "date", verdict: "sets", facts: { name: "midyear", date: "2026-12-06", days: -27, is: "2026-11-09" } },
    {
      ...{ rule: "limit", verdict: "moves" },
      facts: { name: "letter-request", date: "2026-11-20", days: -14, was: "2026-11-09", is: "2026-11-06" },
    },
    { rule: "talk", verdict: "moves", facts: { last: "2026-10-28", rests: 21, was: "2026-11-06", is: "2026-11-18" } },
    { rule: "working-day", verdict: "moves", facts: { was: "2026-11-18", is: "2026-11-17" } },
    { rule: "condition", verdict: "holds", facts: { "mentee.attends": "yes", "has.goal": "no" } },
    { rule: "meeting", verdict: "sets", facts: { date: "2026-12-07", time: "12:30", zone: "America/Chicago" } },
  ],
} as const satisfies Explained;
