import { silence } from "../../../calendar/messages.ts";
import { everybodyIn, lastRole, type Mentorship } from "../../../domain/mentorship.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import type { Talk } from "../../../domain/talk.ts";
import { endOf, isProposed } from "../../../domain/talking.ts";
import { dayIn, instantOf, instantText } from "../../../domain/time.ts";
import { meetLink, roomOf } from "../../meeting/meeting-links.ts";
import { talkOccurrence } from "../../meeting/talk-mail.ts";
import { linkTo } from "../../site.ts";
import { concernsOf } from "../../year/concerns.ts";
import { baseOf, meLink } from "./base.ts";
import { inviteToTalk } from "./invite-talk.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Days in which a prompt that is on its way anyway asks whether they met. */
const nearDays = 3;

/** Times to choose from, unless one was picked or all are over by now. */
export async function talkTimesLetter(context: LetterContext): Promise<Written> {
  const { message, person, now } = context;
  const pair = await pairOf(context);
  if (!pair) return { nothing: "mentorship-ended" };
  const talk = pair.mentorship.talks?.find(({ number }) => String(number) === message.occurrence);
  if (!talk || !isProposed(talk, now)) return { nothing: "overtaken" };
  return {
    model: {
      kind: "talk-times",
      ...baseOf(context),
      name: person.name,
      other: pair.others[0]?.name ?? "",
      ...zonesOf(person, pair.others),
      times: talk.times.filter((time) => time > instantText(now)),
      minutes: talk.minutes,
      how: talk.how,
      meet: await linkOf(context, pair.mentorship),
      me: await meLink(context),
    },
    thread: pair.mentorship.id,
  };
}

/** The invitation to a talk as it is now, or its cancellation; a state that was overtaken is not worth a mail. */
export async function talkInvitationLetter(context: LetterContext): Promise<Written> {
  const { message, person } = context;
  const mentorship = await context.ports.store.get("mentorship", message.subject);
  const talk = mentorship?.talks?.find((one) => talkOccurrence(one) === message.occurrence);
  if (!mentorship || talk?.at === undefined || talk.state === "proposed") return { nothing: "overtaken" };
  const { others, role } = await othersIn(mentorship, context);
  const profiles = await context.ports.store.getMany("profile", [talk.by]);
  const cancelled = talk.state === "cancelled";
  const link = roomOf(talk, mentorship.id, profiles);
  const names = others.map(({ name }) => name);
  const calendar = inviteToTalk(mentorship.id, talk, { names, link }, context);
  return {
    model: {
      kind: "talk-invitation",
      ...baseOf(context),
      state: cancelled ? "cancelled" : talk.sequence === 0 ? "agreed" : "moved",
      names,
      others: role === "mentor" ? "mentee" : "mentor",
      ...zonesOf(person, others),
      ...{ at: talk.at, minutes: talk.minutes, how: talk.how },
      ...(!cancelled && { link }),
      ...(mentorship.state === "active" && { meet: await linkOf(context, mentorship) }),
      me: await meLink(context),
    },
    thread: mentorship.id,
    ...(calendar && { calendar }),
  };
}

/** Asks whether they met, unless somebody has said so on any page, or a prompt asks within days anyway. */
export async function talkCheckLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const pair = await pairOf(context);
  if (!pair) return { nothing: "mentorship-ended" };
  const talk = pair.mentorship.talks?.find((one) => talkOccurrence(one) === message.occurrence);
  if (talk?.at === undefined || talk.state === "cancelled") return { nothing: "overtaken" };
  const known = talk.state === "agreed" ? await knownAlready(talk, talk.at, pair.mentorship, context) : "answered";
  if (known) return { nothing: known };
  const claims = { purpose: "unsubscribe", person: person.id, programme: programme.id, subject: "" } as const;
  const unsubscribe = await linkTo(ports, site, claims);
  const meet = await linkOf(context, pair.mentorship);
  return {
    model: {
      ...{ kind: "talk-check", ...baseOf(context), other: pair.others[0]?.name ?? "", meet, unsubscribe },
      me: await meLink(context),
    },
    unsubscribe,
    thread: pair.mentorship.id,
  };
}

/** Why nobody needs to be asked; undefined if somebody does. */
async function knownAlready(
  { minutes }: Talk,
  at: string,
  { lastTalk }: Mentorship,
  { person, programme, ports, now }: LetterContext,
): Promise<"answered" | "prompt-near" | undefined> {
  if (lastTalk !== undefined && lastTalk >= dayIn(programme.zone, instantOf(at)).toString()) return "answered";
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) return undefined;
  const own = (await concernsOf(participant, ports)).filter(({ side }) => side === "mentee");
  const over = instantText(endOf({ at, minutes }));
  const met = own.some(({ touchpoint: { state, answeredAt = "" } }) => state === "done" && answeredAt >= over);
  if (met) return "answered";
  const today = dayIn(person.zone, now);
  const near = own.some(
    (concern) =>
      silence(concern) === undefined &&
      concern.touchpoint.date >= today.toString() &&
      concern.touchpoint.date <= today.add({ days: nearDays }).toString(),
  );
  return near ? "prompt-near" : undefined;
}

/** The two, while they are paired. */
async function pairOf(context: LetterContext) {
  const mentorship = await context.ports.store.get("mentorship", context.message.subject);
  return mentorship?.state === "active" ? { mentorship, ...(await othersIn(mentorship, context)) } : undefined;
}

/** Those on the other side, who may have left by now. */
async function othersIn(mentorship: Mentorship, { person, ports }: LetterContext) {
  const role = lastRole(mentorship, person.id) ?? "mentee";
  const ids = everybodyIn(mentorship).filter((one) => one !== person.id && lastRole(mentorship, one) !== role);
  return { role, others: await ports.store.getMany("person", ids) };
}

function zonesOf({ zone }: Person, others: readonly Person[]) {
  return { zone, theirs: others[0]?.zone ?? zone };
}

function linkOf({ ports, site, person, programme }: LetterContext, { id }: Mentorship): Promise<string> {
  return meetLink(ports, site, person, programme.id, id);
}
