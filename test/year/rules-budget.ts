import type { Message } from "#shared/domain/message.ts";
import type { Observed } from "./observed.ts";
import { nameOf, type Rule, sentMails } from "./rule.ts";
import { count } from "./rules-sending.ts";

/** Mails a year, transactional ones and reminders included. A mentor's is for two mentees. */
const budgets = { mentee: 18, mentor: 14, both: 18 } as const;
/** For each mentee a mentor has beyond two: their introduction, and a prompt on a day of its own. */
const perFurtherMentee = 2;

export const withinBudget: Rule = {
  name: "within budget",
  says: `At most ${budgets.mentee} mails a year to a mentee and ${budgets.mentor} to a mentor; not counted are suggestions that came to nothing, and the end and replacement of a mentorship.`,
  broken(year) {
    const counted = sentMails(year).filter(({ message }) => !isTurnover(message, year));
    return over(
      year,
      counted.map(({ message }) => message.person),
    ).map(({ line }) => line);
  },
  notes(year) {
    const all = over(
      year,
      sentMails(year).map(({ message }) => message.person),
    );
    return all.map(({ line }) => `${line}, with suggestions that came to nothing and replaced mentorships`);
  },
};

/** Who got more than their budget, of these. */
function over(year: Observed, persons: readonly string[]) {
  const roles = new Map(year.participants.map(({ person, role }) => [person, role]));
  return [...count(persons)].flatMap(([person, mails]) => {
    const role = roles.get(person) ?? "mentee";
    const mentees = year.mentorships.filter(({ members }) =>
      members.some((one) => one.person === person && one.role === "mentor"),
    );
    const budget = budgets[role] + perFurtherMentee * Math.max(0, mentees.length - 2);
    const line = `${nameOf(year, person)} (${role}): ${mails} mails, budget ${budget}`;
    return mails > budget ? [{ person, line }] : [];
  });
}

/** Whether a mail is there only because a suggestion came to nothing or a mentorship ended. */
function isTurnover(message: Message, year: Observed): boolean {
  const { kind, person, about, subject, occurrence } = message;
  const proposals = year.proposals.filter(({ id }) => about.includes(id));
  const replacing = replacements(person, year);
  switch (kind) {
    case "mentorship-ended":
      return true;
    case "proposal-mentor":
    case "proposal-mentee":
    case "proposal-reminder":
      return proposals.every(({ state, round }) => state !== "accepted" || replacing.rounds.has(round));
    case "introduction":
      return replacing.ids.has(subject);
    case "prompt":
      return replacing.rounds.has(occurrence);
    default:
      return false;
  }
}

/** Mentorships of a person that began after another of theirs had ended. */
function replacements(person: string, { mentorships }: Observed) {
  const own = mentorships.filter(({ members }) => members.some((member) => member.person === person));
  const ended = own.flatMap(({ endedAt }) => endedAt ?? []).sort()[0] ?? "9999";
  const later = own.filter(({ startedAt }) => startedAt > ended);
  return { ids: new Set(later.map(({ id }) => id)), rounds: new Set(later.map(({ round }) => round)) };
}
