import type { ChoosingMail } from "#shared/email/choosing.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** What people are asked before a round is decided, in every form. */
export function choosingMails({ locale, programme, mentee, mentor }: SampleWords): Record<string, ChoosingMail> {
  const lee = { name: mentor, stage: "practitioner", topics: ["informatics", "data"] } as const;
  const ana = { name: mentee, stage: "student", topics: ["informatics"] } as const;
  const bare = { name: "", stage: "resident", topics: ["oncology"] } as const;
  const base = {
    ...{ locale, programme, society: "Society of Pharmacists", me: `${site}/me/token` },
    kind: "choosing",
    ...{ reminder: false, zone: "America/New_York", answerBy: "2026-09-06T16:00:00.000Z" },
    link: `${site}/me/token/choose`,
  } as const;
  const rank = { ...base, ask: "rank", name: mentee, people: [lee, { ...lee, name: "" }, bare] } as const;
  return {
    "choosing rank": rank,
    "choosing rank reminder": { ...rank, reminder: true, people: [lee] },
    "choosing take calls": { ...base, ask: "take-calls", name: mentor, people: [ana, bare] },
    "choosing take calls one": { ...base, ask: "take-calls", name: "", people: [bare] },
    "choosing calls": { ...rank, ask: "calls" },
    "choosing calls one": { ...rank, ask: "calls", people: [bare] },
    "choosing say mentee": { ...rank, ask: "say", reminder: true },
    "choosing say mentor": { ...base, ask: "say", reminder: true, name: mentor, people: [ana] },
  };
}
