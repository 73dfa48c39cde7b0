import type { Observed } from "./observed.ts";
import { nameOf, type Rule, sentMails } from "./rule.ts";
import { count } from "./rules-sending.ts";

/** Mails a year, transactional ones and reminders included. A mentor's is for two mentees. */
const budgets = { mentee: 18, mentor: 14, both: 18 } as const;
/** For each mentee a mentor has beyond two: their suggestion, their introduction, a meeting of its own. */
const perFurtherMentee = 3;

export const withinBudget: Rule = {
  name: "within budget",
  says: `At most ${budgets.mentee} mails a year to a mentee and ${budgets.mentor} to a mentor of two, and ${perFurtherMentee} more for each further mentee; every mail counts.`,
  broken: (year) =>
    over(
      year,
      sentMails(year).map(({ message }) => message.person),
    ).map(({ line }) => line),
};

/** Milliseconds of seven days. */
const week = 7 * 24 * 3_600_000;

export const weeklyCap: Rule = {
  name: "within the weekly cap",
  says: "In any seven days nobody gets more prompts than the programme allows.",
  broken(year) {
    const most = year.programme.promptsPerWeek;
    const prompts = sentMails(year).filter(({ message }) => message.class === "prompt");
    return [...Map.groupBy(prompts, ({ message }) => message.person)].flatMap(([person, theirs]) => {
      const times = theirs.map(({ mail }) => Date.parse(mail.at)).sort((one, other) => one - other);
      return times
        .filter((at, index) => at - (times[index - most] ?? Number.NEGATIVE_INFINITY) < week)
        .map((at) => `${nameOf(year, person)}: more than ${most} in the week before ${new Date(at).toISOString()}`);
    });
  },
};

/** How many mails a year may bring somebody. */
function budgetOf(year: Observed, person: string): { role: keyof typeof budgets; budget: number } {
  const role = year.participants.find((one) => one.person === person)?.role ?? "mentee";
  const mentees = year.mentorships.filter(({ members }) =>
    members.some((one) => one.person === person && one.role === "mentor"),
  );
  return { role, budget: budgets[role] + perFurtherMentee * Math.max(0, mentees.length - 2) };
}

/** Whether somebody had got as many mails by an instant as their year may bring. */
export function isSpent(year: Observed, person: string, at: string): boolean {
  const mails = sentMails(year).filter(({ mail, message }) => message.person === person && mail.at <= at);
  return mails.length >= budgetOf(year, person).budget;
}

/** Who got more than their budget, of these. */
function over(year: Observed, persons: readonly string[]) {
  return [...count(persons)].flatMap(([person, mails]) => {
    const { role, budget } = budgetOf(year, person);
    const line = `${nameOf(year, person)} (${role}): ${mails} mails, budget ${budget}`;
    return mails > budget ? [{ person, line }] : [];
  });
}
