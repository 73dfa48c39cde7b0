import type { Facts } from "#shared/domain/participant.ts";
import type { Condition } from "#shared/domain/playbook.ts";

/** What the people of one mentee's year have answered in this cycle. */
export interface Answers {
  readonly mentee: Facts;
  /** One entry for each of the mentee's present mentors. */
  readonly mentors: readonly Facts[];
  /** What became of the touchpoints of this cycle that were answered, by key. */
  readonly became?: ReadonlyMap<string, string>;
  /** Whether the mentee goes after a goal of this term or year, and whether a pair of theirs has an agreement. */
  readonly has?: { readonly goal: boolean; readonly agreement: boolean };
}

/** Whether a condition holds. A fact nobody gave is neither true nor false; `mentor` means at least one of them. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, answers));
  if ("not" in condition) return !holds(condition.not, answers);

  if ("became" in condition) return (answers.became?.get(condition.touchpoint) ?? "unanswered") === condition.became;
  if ("has" in condition) return (answers.has?.[condition.has] ?? false) === condition.is;

  const said = (facts: Facts) => facts[condition.fact] === condition.is;
  switch (condition.who) {
    case "mentee":
      return said(answers.mentee);
    case "mentor":
      return answers.mentors.some(said);
    case "both":
      return said(answers.mentee) && answers.mentors.some(said);
  }
}

/** A condition that asks one thing. */
type Question = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;
type Asked = Extract<Condition, { fact: unknown }>;

/** Notes how what a condition asks is answered, under a name for each thing asked. */
export function noteAnswer(question: Question, answers: Answers, notes: Record<string, string | number>): void {
  if ("became" in question)
    notes[`touchpoint.${question.touchpoint}`] = answers.became?.get(question.touchpoint) ?? "unanswered";
  else if ("has" in question) notes[`has.${question.has}`] = said(answers.has?.[question.has] ?? false);
  else {
    const { who, fact } = question;
    if (who !== "mentor") notes[`mentee.${fact}`] = said(answers.mentee[fact]);
    if (who !== "mentee") notes[`mentor.${fact}`] = said(ofMentors(question, answers));
  }
}

/** What one of the mentors said, the one that counts first. */
function ofMentors({ fact, is }: Asked, { mentors }: Answers): boolean | undefined {
  const said = mentors.map((facts) => facts[fact]);
  return said.find((one) => one === is) ?? said.find((one) => one !== undefined);
}

function said(answer: boolean | undefined): string {
  if (answer === undefined) return "unsaid";
  return answer ? "yes" : "no";
}

/** What has no condition always applies. */
export function applies(part: { readonly if?: Condition | undefined }, answers: Answers): boolean {
  return part.if === undefined || holds(part.if, answers);
}
