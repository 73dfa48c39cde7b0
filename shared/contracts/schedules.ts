/** The jobs that run by themselves, and that a coordinator may run by hand (`POST /admin/jobs/{job}`). */
export const schedules = {
  dispatch: {
    expression: "rate(1 minute)",
    does: "Hands every message that is due to the send queue.",
    silence:
      "No mail leaves at all until dispatch runs again; nothing is lost, prompts whose day has passed are skipped.",
  },
  plan: {
    expression: "cron(10 2 * * ? *)",
    does: "Brings every year calendar in line with key dates, answers and time zones.",
    silence: "Moved dates and answers reach calendars late.",
  },
  match: {
    expression: "cron(20 5 * * ? *)",
    does: "Runs the rounds that are due, asks the next person in line, reminds, and lets unanswered suggestions lapse.",
    silence: "People who wait for a suggestion or an answer wait longer.",
  },
  reconcile: {
    expression: "rate(1 hour)",
    does: "Settles messages of which nobody knows whether SES took them, and audits the ledger once a day.",
    silence: "Unclear messages stay unclear, and a gap in the ledger is noticed late.",
  },
  housekeeping: {
    expression: "cron(40 3 * * ? *)",
    does: "Removes sign-ups never confirmed and other things kept only for a while.",
    silence: "Data is kept longer than promised.",
  },
} as const;

export type JobName = keyof typeof schedules;

/** All job names, as a tuple zod can take. */
export const jobNames = [
  "match",
  "plan",
  "dispatch",
  "reconcile",
  "housekeeping",
] as const satisfies readonly JobName[];
