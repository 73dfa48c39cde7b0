import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";
import { type Finding, wrong } from "./finding.ts";

/** Mails a year: all a mentee may get, and all a mentor of two. */
const most = { mentee: 18, mentor: 14 } as const;
/** Confirmation, suggestion, reminder, introduction. */
const joiningMentee = 4;
/** Confirmation and approval; for each of two mentees suggestion, reminder, introduction. */
const joiningMentor = 2 + 2 * 3;

/** More mail than a year may bring, were every touchpoint to apply. */
export function lintMail(playbook: Playbook): Finding[] {
  const mails = { mentee: joiningMentee + toMentee(playbook), mentor: joiningMentor + toMentor(playbook) };
  return (["mentee", "mentor"] as const)
    .filter((side) => mails[side] > most[side])
    .map((side) => wrong("", "too-much-mail", { side, mails: mails[side], most: most[side] }));
}

function toMentee({ touchpoints, ownAtMost, extrasAtMost }: Playbook): number {
  const all = touchpoints.filter(({ mentee }) => mentee);
  const own = all.filter(({ at, recurs }) => at.from.kind === "milestone" && !recurs).length;
  const recurring = all.filter(({ recurs }) => recurs);
  const extras = Math.min(own, ownAtMost ?? own) + sum(recurring.map(timesOf));
  return all.length - own - recurring.length + Math.min(extras, extrasAtMost ?? extras);
}

/** What hangs on the start comes for each of the two; everything else names both in one mail. */
function toMentor({ touchpoints }: Playbook): number {
  const all = touchpoints.filter(({ mentor }) => mentor);
  return sum(all.map((rule) => timesOf(rule) * (rule.at.from.kind === "start" && !rule.recurs ? 2 : 1)));
}

function timesOf({ recurs }: TouchpointRule): number {
  return recurs?.atMost ?? 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
