import type { Temporal } from "temporal-polyfill";
import { asksNextYear, isNewAt, turnedBefore } from "../../calendar/closing.ts";
import { isBefore } from "../../calendar/cycle.ts";
import { promptId } from "../../calendar/messages.ts";
import { comesTo, isDeclined, menteeSaid, mentorSaid } from "../../domain/again.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { pausesOn } from "../../domain/pause.ts";
import type { Ports } from "../ports.ts";
import type { PairYear } from "../year/pair-years.ts";

/** What becomes of a mentorship after the turn of its cycle. `rests`: nobody is looked for, until the mentee says so. */
export type YearOver =
  | { readonly end: "goes-on"; readonly into: string }
  | { readonly end: "over"; readonly rests: boolean };

/** A mentorship that may go on or end today, by what is known of it without asking who was asked. */
export function mayClose(mentorship: Mentorship, year: PairYear, today: Temporal.PlainDate) {
  const { mentee, mentor, plan, pauses } = year;
  const closing = turnedBefore(today, plan.playbook, pauses);
  if (closing === undefined || !mentee || !mentor || mentorship.state !== "active") return undefined;
  if ((mentorship.goesOn ?? "") > closing.cycle || isNewAt(mentorship, closing.turn)) return undefined;
  const theirs = menteeSaid(mentee, mentorship.id, closing.cycle);
  const ours = mentorSaid(mentor, mentorship.id, closing.cycle);
  const comes = comesTo(theirs, ours);
  const isOver = !isBefore(today, closing.grace);
  // Where there are more than two, one of them who would rather not ends nothing for the others before its time.
  const declined = comes === "declined" && mentorship.shape === undefined;
  return isOver || comes === "goes-on" || declined
    ? { mentee, mentor, closing, theirs, ours, comes, isOver }
    : undefined;
}

/**
 * What becomes of it today; undefined while it stays as it is. Nobody's silence counts who was not asked, or is away; an
 * ending that only the other's no could explain waits until the time of grace is over.
 */
export async function yearOver(
  mentorship: Mentorship,
  year: PairYear,
  today: Temporal.PlainDate,
  ports: Pick<Ports, "store">,
): Promise<YearOver | undefined> {
  const may = mayClose(mentorship, year, today);
  if (may === undefined) return undefined;
  const { mentee, mentor, closing, theirs, ours, isOver } = may;
  if (may.comes === "goes-on") return { end: "goes-on", into: String(Number(closing.cycle) + 1) };
  const [menteeAsked, mentorAsked] = await Promise.all([
    theirs !== undefined || wasAsked(mentee, "mentee", mentee, closing.cycle, ports),
    ours !== undefined || wasAsked(mentor, "mentor", mentee, closing.cycle, ports),
  ]);
  const spoken = theirs !== undefined && ours !== undefined;
  const silenceCounts = menteeAsked && mentorAsked && !isAway(mentorship, year, today);
  if (!spoken && !silenceCounts && !(isOver && isDeclined(theirs, ours))) return undefined;
  const saidNothing = mentee.mentorships.every((id) => menteeSaid(mentee, id, closing.cycle) === undefined);
  const isLast = mentee.mentorships.length === 1;
  return { end: "over", rests: isOver && menteeAsked && saidNothing && isLast };
}

/** Whether one of them, the two together, or everybody pauses. */
function isAway({ pause }: Mentorship, { mentee, mentor, pauses }: PairYear, today: Temporal.PlainDate): boolean {
  const day = today.toString();
  return (
    [mentee, mentor].some((one) => one?.state === "paused") || [pause, ...pauses].some((span) => pausesOn(span, day))
  );
}

/** Whether a mail that asks about the next year of these two reached SES for this side. */
async function wasAsked(
  { person, programme }: Participant,
  side: "mentee" | "mentor",
  mentee: Participant,
  cycle: string,
  { store }: Pick<Ports, "store">,
): Promise<boolean> {
  const year = await store.partsOf("touchpoint", mentee.id);
  const asking = year.filter((one) => one.occurrence.split(".")[0] === cycle && asksNextYear(one, side));
  const ids = asking.map(({ key, occurrence }) => promptId(person, programme, key, occurrence));
  const mails = await store.getMany("message", ids);
  return mails.some(({ state, about }) => state === "SENT" && asking.some(({ id }) => about.includes(id)));
}
