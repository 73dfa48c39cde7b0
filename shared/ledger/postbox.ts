import type { Temporal } from "temporal-polyfill";
import type { Message, MessageKind } from "../domain/message.ts";
import type { Role } from "../domain/participant.ts";
import type { Postbox } from "../domain/postbox.ts";
import { instantOf, instantText, plusHours } from "../domain/time.ts";

/** The week of the cap, in hours: any seven days, not those of a calendar. */
const week = { hours: 7 * 24 } as const;

/**
 * What somebody asks for at that moment, or can be made to get by others: it always leaves and spends nothing. Otherwise a
 * stranger with an address, or a pair that talks every month, could silence somebody's year.
 */
const unspent: readonly MessageKind[] = [
  "my-page",
  "already-joined",
  "confirm-address",
  "address-changing",
  "talk-times",
  "talk-invitation",
];

/** Mails of one cycle, all that are spent included, after which no further prompt leaves. A mentor's is for two mentees. */
const budgets = { mentee: 18, mentor: 14, both: 18 } as const satisfies Record<Role, number>;
/** For each mentee a mentor has beyond two: their suggestion, their introduction, a meeting of its own. */
const perFurtherMentee = 3;

/** How many mails a cycle may bring somebody who mentors so many mentees, before their prompts fall silent. */
export function budgetOf(role: Role, mentees: number): number {
  return budgets[role] + perFurtherMentee * Math.max(0, mentees - 2);
}

/** Whether a message took its place in the postbox already: one that is tried again leaves no second time. */
export function isPosted({ history }: Pick<Message, "history">): boolean {
  return history.some(({ to }) => to === "SENDING");
}

/** Prompts that may leave in any seven days: of the programme at hand, and of all together. */
export interface WeeklyCap {
  readonly own: number;
  /** The largest of the programmes that write to them: a sparing one must not be starved by another. */
  readonly all: number;
}

/** When the next prompt of a programme may leave. Undefined: now. */
export function roomAt(
  { prompts }: Pick<Postbox, "prompts">,
  programme: string,
  cap: WeeklyCap,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const since = recentSince(now);
  const recent = prompts.filter(({ at }) => at > since);
  const own = recent.filter((prompt) => prompt.programme === programme);
  const waits = [lastTo(own, cap.own), lastTo(recent, cap.all)].flatMap((at) => at ?? []);
  const last = waits.sort().at(-1);
  return last === undefined ? undefined : instantOf(last).add(week);
}

/** The one that has to fall out, so that with those before it gone one fewer than the cap is left. */
function lastTo(prompts: Postbox["prompts"], cap: number): string | undefined {
  return prompts.map(({ at }) => at).sort()[prompts.length - cap];
}

/** Mails of one programme that left from this day on. */
export function mailsSince({ mails }: Pick<Postbox, "mails">, programme: string, day: Temporal.PlainDate): number {
  const from = day.toString();
  return (mails[programme] ?? []).filter((one) => one >= from).length;
}

/** The postbox with one more mail in it, and without what is too old to count. `day`: today, in the programme's zone. */
export function posted(
  postbox: Postbox,
  message: Pick<Message, "class" | "kind" | "programme">,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Postbox {
  const { programme } = message;
  const yearAgo = day.subtract({ years: 1 }).toString();
  const spent = unspent.includes(message.kind) ? [] : [day.toString()];
  const added = { ...postbox.mails, [programme]: [...(postbox.mails[programme] ?? []), ...spent] };
  const mails = Object.entries(added)
    .map(([name, days]) => [name, days.filter((one) => one >= yearAgo)] as const)
    .filter(([, days]) => days.length > 0);
  const since = recentSince(now);
  const prompts = postbox.prompts.filter(({ at }) => at > since);
  if (message.class === "prompt") prompts.push({ at: instantText(now), programme });
  return { ...postbox, prompts, mails: Object.fromEntries(mails) };
}

/** What left exactly seven days ago has fallen out. What an unsteady clock dates ahead of now counts. */
function recentSince(now: Temporal.Instant): string {
  return instantText(plusHours(now, -week.hours));
}
