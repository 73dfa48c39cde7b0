import type { Facts } from "#shared/domain/participant.ts";
import type { Condition } from "#shared/domain/playbook.ts";

/** What the people of one mentee's year have answered in this cycle. */
export interface Answers {
  readonly mentee: Facts;
  /** One entry for each of the mentee's present mentors. */
  readonly mentors: readonly Facts[];
}

/** Whether a condition holds. A fact nobody gave is neither true nor false; `mentor` means at least one of them. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, answers));
  if ("not" in condition) return !holds(condition.not, answers);

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

/** What has no condition always applies. */
export function applies(part: { readonly if?: Condition | undefined }, answers: Answers): boolean {
  return part.if === undefined || holds(part.if, answers);
}
