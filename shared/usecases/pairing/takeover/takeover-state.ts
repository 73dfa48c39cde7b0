import type { Temporal } from "temporal-polyfill";
import type { Proposal } from "../../../domain/round.ts";
import { instantOf, instantText, plusHours } from "../../../domain/time.ts";

/** Days in which both may answer. */
const answerDays = 14;
/** Days before the last one on which whoever has not answered is reminded, once. */
const reminderDays = 5;

/**
 * What one of the two sees. `open`: theirs to answer; `yes`, `no`: answered, may still be changed; `paired`: both said
 * yes; `closed`: over, for whatever cause; `overtaken`: a form was filled in with their address since.
 */
export type TakeoverState = "open" | "yes" | "no" | "paired" | "closed" | "overtaken";

/** When two are asked now: the instant, and until when they may answer. */
export function askedBoth(now: Temporal.Instant) {
  return { askedAt: instantText(now), answerBy: instantText(plusHours(now, answerDays * 24)), reminded: false };
}

/** Hours the question is worth mailing. */
export const questionHours = answerDays * 24;

/** What this person sees of it. The other one's no looks like no answer yet, until the last day is over. */
export function takeoverState(
  proposal: Proposal,
  person: string,
  speaks: boolean,
  now: Temporal.Instant,
): TakeoverState {
  if (proposal.state === "accepted") return "paired";
  if (proposal.state !== "asked-both" || isOver(proposal, now)) return "closed";
  if (!speaks) return "overtaken";
  if (proposal.takeover?.yes.includes(person)) return "yes";
  return proposal.takeover?.no.includes(person) ? "no" : "open";
}

/** The same with what this person says now; undefined where they said so before. */
export function withAnswer(proposal: Proposal, person: string, answer: "yes" | "no"): Proposal | undefined {
  const { takeover } = proposal;
  if (!takeover || takeover[answer].includes(person)) return undefined;
  const others = (list: readonly string[]) => list.filter((one) => one !== person);
  const said = { ...takeover, yes: others(takeover.yes), no: others(takeover.no) };
  return { ...proposal, takeover: { ...said, [answer]: [...said[answer], person] } };
}

/** Whether both said yes and nothing came of it yet. */
export function isAgreed({ state, takeover, mentee, mentor }: Proposal): boolean {
  return state === "asked-both" && [mentee, mentor].every((one) => takeover?.yes.includes(one) === true);
}

/** Whether the time to answer is over. */
export function isOver({ answerBy }: Proposal, now: Temporal.Instant): boolean {
  return answerBy !== undefined && answerBy <= instantText(now);
}

/** Who is to be reminded now: whoever has said nothing. Somebody else's no changes nothing, so that it does not show. */
export function toRemind(proposal: Proposal, now: Temporal.Instant): string[] {
  const { takeover, answerBy, reminded, mentee, mentor } = proposal;
  if (!takeover || reminded || answerBy === undefined || isOver(proposal, now)) return [];
  if (instantText(plusHours(instantOf(answerBy), -24 * reminderDays)) > instantText(now)) return [];
  return [mentee, mentor].filter((one) => ![...takeover.yes, ...takeover.no].includes(one));
}
