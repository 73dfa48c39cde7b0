import type { Temporal } from "temporal-polyfill";
import type { Mentorship } from "./mentorship.ts";
import type { Talk, TalkWay } from "./talk.ts";
import { instantOf, instantText, plusHours } from "./time.ts";

/** Talks a mentorship remembers; older ones are forgotten. */
const remembered = 12;
/** How often an agreed talk may be moved, and times suggested within a week: each is a mail to somebody. */
const mostMoves = 4;
const mostProposals = 3;
const week = 7 * 24;
/** Days in which we ask whether a talk took place. */
const askedDays = 30;

/** What is kept of a talk, or why nothing is: it is told kindly, never as an error. */
export type TalkStep =
  | { readonly talk: Talk; readonly talks: Talk[] }
  | "changed-meanwhile"
  | "one-is-open"
  | "often"
  | "moved-often"
  | "passed";

/** The times somebody suggests, and how they would talk. */
interface Proposal {
  readonly times: readonly string[];
  readonly minutes: number;
  readonly how: TalkWay;
}

type Talks = Pick<Mentorship, "talks">;

/** When a talk ends. */
export function endOf({ at, minutes }: Pick<Talk, "minutes"> & { at: string }): Temporal.Instant {
  return plusHours(instantOf(at), minutes / 60);
}

/** The talk that is being settled or lies ahead: times one of which can still be picked, or an agreed one not over yet. */
export function openTalk({ talks = [] }: Talks, now: Temporal.Instant): Talk | undefined {
  return talks.findLast((talk) => isProposed(talk, now) || isAhead(talk, now));
}

/** An agreed talk that is over and of which nobody has said whether it took place. */
export function talkToAskAbout({ talks = [] }: Talks, now: Temporal.Instant): Talk | undefined {
  return talks.findLast(
    (talk) =>
      talk.state === "agreed" &&
      talk.at !== undefined &&
      !isAhead(talk, now) &&
      plusHours(instantOf(talk.at), askedDays * 24).epochMilliseconds > now.epochMilliseconds,
  );
}

/** Whether one of its times can still be picked. */
export function isProposed({ state, times }: Talk, now: Temporal.Instant): boolean {
  return state === "proposed" && times.some((time) => time > instantText(now));
}

/** Whether it is agreed and not over. */
export function isAhead({ state, at, minutes }: Talk, now: Temporal.Instant): boolean {
  return state === "agreed" && at !== undefined && endOf({ at, minutes }).epochMilliseconds > now.epochMilliseconds;
}

/** Suggests times: one talk at a time, and not too often. */
export function proposeTalk(of: Talks, by: string, { times, minutes, how }: Proposal, now: Temporal.Instant): TalkStep {
  const { talks = [] } = of;
  const at = instantText(now);
  if (openTalk(of, now)) return "one-is-open";
  const lately = talks.filter(({ proposedAt }) => proposedAt > instantText(plusHours(now, -week)));
  if (lately.length >= mostProposals) return "often";
  const number = (talks.at(-1)?.number ?? 0) + 1;
  const talk: Talk = {
    ...{ number, by, minutes, how, times: [...new Set(times)].sort() },
    ...{ state: "proposed", sequence: 0, proposedAt: at, changedAt: at },
  };
  return { talk, talks: [...talks, talk].slice(-remembered) };
}

/** Picks one of the times somebody else suggested. */
export function pickTime(of: Talks, by: string, number: number, time: string, now: Temporal.Instant): TalkStep {
  const talk = numbered(of, number);
  // Pressed twice: it is as it was asked to be.
  if (talk && isAhead(talk, now) && talk.at === time && talk.by !== by && talk.sequence === 0) return same(of, talk);
  if (talk?.state !== "proposed" || talk.by === by || !talk.times.includes(time)) return "changed-meanwhile";
  if (time <= instantText(now)) return "passed";
  return changed(of, { ...talk, state: "agreed", at: time, changedAt: instantText(now) });
}

/** None of the times fits, or whoever suggested them takes them back. Nobody has it in a calendar yet. */
export function dropTimes(of: Talks, number: number, now: Temporal.Instant): TalkStep {
  const talk = numbered(of, number);
  if (talk?.state === "cancelled" && talk.at === undefined) return same(of, talk);
  if (talk?.state !== "proposed") return "changed-meanwhile";
  return changed(of, { ...talk, state: "cancelled", changedAt: instantText(now) });
}

/** Which state of an agreed talk a button was shown for. */
interface Shown {
  readonly number: number;
  readonly sequence: number;
}

/** Moves an agreed talk to another time, for both. */
export function moveTalk(of: Talks, { number, sequence }: Shown, time: string, now: Temporal.Instant): TalkStep {
  const talk = numbered(of, number);
  if (!talk || !isAhead(talk, now)) return "changed-meanwhile";
  if (talk.at === time) return same(of, talk);
  if (talk.sequence !== sequence) return "changed-meanwhile";
  if (talk.sequence >= mostMoves) return "moved-often";
  if (time <= instantText(now)) return "passed";
  return changed(of, { ...talk, at: time, sequence: sequence + 1, changedAt: instantText(now) });
}

/** Cancels an agreed talk, for both. */
export function cancelTalk(of: Talks, { number, sequence }: Shown, now: Temporal.Instant): TalkStep {
  const talk = numbered(of, number);
  if (talk?.state === "cancelled" && talk.at !== undefined) return same(of, talk);
  if (!talk || !isAhead(talk, now) || talk.sequence !== sequence) return "changed-meanwhile";
  return changed(of, cancelled(talk, now));
}

/** Says whether a talk that is over took place. */
export function sayWhether(of: Talks, number: number, met: boolean, now: Temporal.Instant): TalkStep {
  const talk = numbered(of, number);
  const state = met ? "took-place" : "did-not";
  if (talk?.state === state) return same(of, talk);
  const answered = talk?.state === "took-place" || talk?.state === "did-not";
  if (!talk?.at || isAhead(talk, now) || !(talk.state === "agreed" || answered)) return "changed-meanwhile";
  return changed(of, { ...talk, state });
}

/** Everything that is not over yet is cancelled: the two are no longer paired. */
export function withoutTalksAhead({ talks }: Talks, now: Temporal.Instant): Talks {
  if (talks === undefined) return {};
  return {
    talks: talks.map((talk) => {
      if (isAhead(talk, now)) return cancelled(talk, now);
      return talk.state === "proposed" ? { ...talk, state: "cancelled", changedAt: instantText(now) } : talk;
    }),
  };
}

function cancelled(talk: Talk, now: Temporal.Instant): Talk {
  return { ...talk, state: "cancelled", sequence: talk.sequence + 1, changedAt: instantText(now) };
}

function numbered({ talks = [] }: Talks, number: number): Talk | undefined {
  return talks.find((talk) => talk.number === number);
}

function same({ talks = [] }: Talks, talk: Talk): TalkStep {
  return { talk, talks };
}

function changed({ talks = [] }: Talks, talk: Talk): TalkStep {
  return { talk, talks: talks.map((one) => (one.number === talk.number ? talk : one)) };
}
