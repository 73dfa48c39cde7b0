/** The programme a fresh sandbox stands with: the ASHP student year, with federal holidays and the society's own days. */
export const demoProgramme = {
  name: "Pharmacy Mentoring",
  society: "Society of Demonstration Pharmacists",
  locale: "en-US",
  zone: "America/New_York",
  topics: [],
  playbook: { name: "ashp-student", version: 3 },
  holidayCalendars: ["us-federal"],
  // Days the society takes besides: the day after Thanksgiving, and those around Christmas.
  holidays: ["2026-11-27", "2026-12-24", "2026-12-31", "2027-11-26"],
  rounds: { every: "weekly", publish: "automatic", answerDays: 5 },
  places: 2,
  hearWithinDays: 21,
} as const;
