import { menteeWishes, mentorWishes } from "#shared/domain/again.ts";
import type { MailModel } from "#shared/email/compose.ts";
import type { MailBase } from "#shared/email/mail.ts";
import type { YearParts } from "#shared/email/year-parts.ts";
import type { SampleWords } from "./sample-words.ts";

const me = "https://almanac.example/me/token";
const unsubscribe = "https://almanac.example/unsubscribe/token";

/** What the prompts of the year's moments ask besides: at its end also for the next one. */
export function yearPartsSample(
  { mentee, mentor }: SampleWords,
  touchpoint: string,
  side: "mentee" | "mentor",
): YearParts {
  if (touchpoint === "fit-check" || touchpoint === "mock-interview") return { questions: `${me}/questions` };
  if (touchpoint !== "close") return {};
  const questions = `${me}/questions`;
  if (side === "mentee") {
    const links = menteeWishes.map((wish) => ({ wish, href: `${me}/again?do=${wish}.shp_1` }));
    return {
      questions,
      withMentors: [
        { name: mentor, links },
        { name: "", links },
      ],
    };
  }
  const links = mentorWishes.map((wish) => ({ wish, href: `${me}/again?do=${wish}.shp_1` }));
  return {
    questions,
    withMentees: [
      { name: mentee, links },
      { name: "", links },
    ],
  };
}

/** The mails at the year's end and a year later, by name. */
export function againMails(
  { mentee, mentor }: SampleWords,
  common: MailBase & { readonly me: string },
): Record<string, MailModel> {
  const ended = { ...common, kind: "mentorship-ended", since: "2026-08-24", again: `${me}/again` } as const;
  return {
    "mentorship-ended year mentee": { ...ended, role: "mentee", names: [mentor], waiting: true },
    "mentorship-ended year resting": { ...ended, role: "mentee", names: [" "], waiting: false },
    "mentorship-ended year mentor": { ...ended, role: "mentor", names: [mentee], waiting: false },
    "again-mentor": {
      ...common,
      ...{ kind: "again-mentor", name: mentor, yes: `${me}/again?do=other`, no: `${me}/again?do=no`, unsubscribe },
    },
    "going-on mentee": { ...common, kind: "going-on", name: mentee, role: "mentee", names: [mentor] },
    "going-on mentor": { ...common, kind: "going-on", name: "", role: "mentor", names: [" "] },
    "a-year-later": { ...common, kind: "a-year-later", name: mentee, page: `${me}/again`, unsubscribe },
  };
}
