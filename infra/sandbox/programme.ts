/** The programme a fresh sandbox stands with: the ASHP student year, on the society's own holidays. */
export const demoProgramme = {
  name: "Pharmacy Mentoring",
  society: "Society of Demonstration Pharmacists",
  locale: "en-US",
  zone: "America/New_York",
  topics: [],
  playbook: { name: "ashp-student", version: 2 },
  holidays: [
    ...["2026-09-07", "2026-11-26", "2026-11-27", "2026-12-24", "2026-12-25", "2026-12-31"],
    ...[
      "2027-01-01",
      "2027-01-18",
      "2027-02-15",
      "2027-05-31",
      "2027-06-18",
      "2027-07-05",
      "2027-09-06",
      "2027-11-25",
      "2027-11-26",
    ],
    ...["2027-12-24", "2027-12-31", "2028-01-17", "2028-02-21", "2028-05-29", "2028-06-19", "2028-07-04"],
  ],
  rounds: { every: "weekly", publish: "automatic", answerDays: 5 },
  places: 2,
  hearWithinDays: 21,
} as const;
