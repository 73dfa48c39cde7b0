import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { isWorkingDay } from "../../calendar/working-days.ts";
import { type PairAction, PairWish } from "../../contracts/pair-requests.ts";
import type { UpdateMe } from "../../contracts/requests.ts";
import { Problem } from "../../domain/errors.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { type Touchpoint, touchpointId } from "../../domain/touchpoint.ts";
import { type RemarkName, type Wish, withEntry } from "../../domain/wish.ts";
import { audit } from "../audit.ts";
import { pauseMentorship, resumeMentorship } from "../pairing/pause-mentorship.ts";
import { keepRoles, swapRoles } from "../pairing/swap-roles.ts";
import type { Ports } from "../ports.ts";
import { concernsOf } from "../year/concerns.ts";

type PairPorts = Pick<Ports, "store">;

interface Opened {
  readonly programme: Programme;
  readonly participant: Participant;
}

type WishFor<Action extends PairAction> = Extract<PairWish, { action: Action }>;

/** Whether it is about a mentorship or the year ahead. */
export function isPairWish(wish: UpdateMe): wish is PairWish {
  return PairWish.safeParse(wish).success;
}

/** Changes one thing about a mentorship or one's year ahead. Says which mentees' years have to be planned anew, in order. */
export async function changePair(
  opened: Opened,
  wish: PairWish,
  ports: PairPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  if (wish.action === "wish") return keepWish(opened, wish, ports, now);
  const { person, programme } = opened.participant;
  const mentorship = await mine(opened.participant, wish.mentorship, ports);
  switch (wish.action) {
    case "pause-mentorship":
      await pauseMentorship(mentorship, person, wish.until, ports, now);
      break;
    case "resume-mentorship":
      await resumeMentorship(mentorship, person, ports, now);
      break;
    case "swap-roles":
      return swapRoles(mentorship, person, wish.answers, ports, now);
    case "keep-roles":
      await keepRoles(mentorship, person, ports, now);
      return [];
    case "remark":
      await mark(mentorship, opened, wish, ports, now);
      return [];
  }
  return inRole(mentorship, "mentee").map((mentee) => participantId(programme, mentee));
}

/** A running mentorship they are in. @throws Problem for any other. */
async function mine({ mentorships }: Participant, id: string, { store }: PairPorts): Promise<Mentorship> {
  const found = mentorships.includes(id) ? await store.get("mentorship", id) : undefined;
  if (found?.state !== "active") throw new Problem("not-found", "There is no such mentorship.");
  return found;
}

/** What the mentee wishes for something ahead in their own year: it is planned anew from that. */
async function keepWish(
  { programme, participant }: Opened,
  { touchpoint: name, does, day }: WishFor<"wish">,
  ports: PairPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const touchpoint = await aheadIn(participant.id, name, ports, dayIn(programme.zone, now));
  if (does === "move") mustSuit(day, touchpoint, programme, now);
  const wish: Wish | undefined = does === "back" ? undefined : does === "out" ? { out: true } : { day };
  const wishes = withEntry(participant.wishes, touchpoint.id, wish);
  await ports.store.commit([
    { kind: "participant", put: { ...participant, wishes } },
    audit(participant.id, participant.person, `me-wish-${does}`, `${name} ${day ?? ""}`.trim(), now),
  ]);
  return [participant.id];
}

/** @throws Problem for a day on which it makes no sense any more, or on which nothing is sent. */
function mustSuit(day: string | undefined, { expires }: Touchpoint, programme: Programme, now: Temporal.Instant): void {
  const today = dayIn(programme.zone, now).toString();
  const isOpen =
    day !== undefined &&
    day > today &&
    day <= expires &&
    isWorkingDay(Temporal.PlainDate.from(day), holidaysOf(programme));
  if (!isOpen)
    throw new Problem("invalid-request", "It cannot be on this day.", [
      { field: "day", message: `must be a working day after today, until ${expires}` },
    ]);
}

/** Something ahead in a year that may still be moved or left out: nobody has heard of it. @throws Problem otherwise. */
async function aheadIn(
  owner: string,
  name: string,
  { store }: PairPorts,
  today: Temporal.PlainDate,
): Promise<Touchpoint> {
  const [key = "", ...occurrence] = name.split(".");
  const found = await store.get("touchpoint", touchpointId(owner, key, occurrence.join(".")));
  if (found && isAhead(found, today.toString())) return found;
  throw new Problem("not-found", "There is nothing like that ahead.");
}

/** Whether a touchpoint may still be moved, left out, put back and spoken of. */
export function isAhead({ state, reason, date, expires }: Touchpoint, today: string): boolean {
  return state === "planned" ? date > today : state === "dropped" && reason === "left-out" && expires > today;
}

/** What the mentor says of something ahead in their mentee's year, as they know it; nothing of the plan changes by it. */
async function mark(
  mentorship: Mentorship,
  { programme, participant }: Opened,
  { touchpoint: name, says }: WishFor<"remark">,
  ports: PairPorts,
  now: Temporal.Instant,
): Promise<void> {
  const { person } = participant;
  const [mentee] = inRole(mentorship, "mentee");
  if (mentee === undefined || !inRole(mentorship, "mentor").includes(person))
    throw new Problem("not-allowed", "Only the mentor comments on the mentee's year.");
  const today = dayIn(programme.zone, now).toString();
  const isKnown = (await concernsOf(participant, ports)).some(
    ({ side, others, touchpoint: one }) =>
      side === "mentor" && others.includes(mentee) && `${one.key}.${one.occurrence}` === name && isAhead(one, today),
  );
  if (!isKnown) throw new Problem("not-found", "There is nothing like that ahead.");
  const said: RemarkName | undefined = says === "nothing" ? undefined : says;
  await ports.store.commit([
    { kind: "mentorship", put: { ...mentorship, remarks: withEntry(mentorship.remarks, name, said) } },
    audit(mentorship.id, person, "marked", `${name} ${says}`, now),
  ]);
}
