import type { Temporal } from "temporal-polyfill";
import type { FieldProblem } from "../../domain/errors.ts";
import type { Talk } from "../../domain/talk.ts";
import { isAhead, openTalk, talkToAskAbout } from "../../domain/talking.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { meetingTimes } from "../../email/meeting-times.ts";
import { meetPage } from "../../pages/meet.tsx";
import type { MeetModel, MeetOutcome, MeetState, MeetTyped } from "../../pages/meet-model.ts";
import type { Reply, RequestContext } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";
import { roomOf } from "./meeting-links.ts";
import type { OpenedMeet } from "./open-meet.ts";

/** What the page is shown with besides what is stored. */
interface Shown {
  readonly done?: MeetOutcome;
  readonly marked?: string | undefined;
  readonly typed?: MeetTyped;
  readonly errors?: readonly FieldProblem[];
}

/** The page as it is now, with a word on what was just done or what is wrong. */
export async function showMeet(
  request: RequestContext,
  token: string,
  { person, programme, mentorship, role, others }: OpenedMeet,
  ports: Pick<Ports, "store" | "site">,
  now: Temporal.Instant,
  shown: Shown,
): Promise<Reply> {
  const [persons, profiles] = await Promise.all([
    ports.store.getMany("person", others),
    ports.store.getMany("profile", [person.id, ...others]),
  ]);
  const theirs = persons[0]?.zone ?? person.zone;
  const talk = openTalk(mentorship, now);
  const over = talkToAskAbout(mentorship, now);
  const mine = profiles.find(({ id }) => id === person.id);
  const latest = mentorship.talks?.at(-1);
  const model: MeetModel = {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/meet/${token}`,
    names: persons.map(({ name }) => name),
    others: role === "mentee" ? "mentor" : "mentee",
    ...{ zone: person.zone, theirs },
    state: stateOf(talk, person.id, now),
    talk: talk && { ...talk, times: talk.times.filter((time) => time > instantText(now)) },
    link: talk && roomOf(talk, mentorship.id, profiles),
    ask: over && { number: over.number, at: over.at ?? "" },
    offered: meetingTimes(dayIn(person.zone, now).toString(), person.zone, theirs),
    booking: role === "mentee" ? profiles.find(({ id }) => others.includes(id))?.booking : undefined,
    ownBooking: role === "mentor" ? (mine?.booking ?? "") : undefined,
    room: latest && roomOf(latest, mentorship.id, profiles),
    how: latest?.how,
    ...shown,
  };
  return { status: shown.errors === undefined ? 200 : 400, json: jsonOf(model), html: meetPage(model) };
}

function stateOf(talk: Talk | undefined, person: string, now: Temporal.Instant): MeetState {
  if (talk === undefined) return "none";
  if (isAhead(talk, now)) return "agreed";
  return talk.by === person ? "yours" : "theirs";
}

function jsonOf({ done, state, talk, link, ask, offered, booking }: MeetModel) {
  return {
    outcome: done ?? state,
    state,
    talk: talk ? { number: talk.number, sequence: talk.sequence, minutes: talk.minutes, how: talk.how } : null,
    times: talk?.times ?? [],
    at: talk?.at ?? null,
    link: link ?? null,
    ask: ask ?? null,
    offered,
    booking: booking ?? null,
  };
}

/** What somebody typed, to be shown again, never trusted. */
export function typedMeet(typed: Readonly<Record<string, unknown>>): MeetTyped {
  const { action, times } = typed;
  const list = Array.isArray(times) ? times : [times];
  const fields = Object.entries(typed).map(([name, value]): [string, string | undefined] => [
    name,
    typeof value === "string" ? value.slice(0, 400) : undefined,
  ]);
  return {
    form: action === "move" || action === "booking" ? action : "propose",
    times: list.filter((one) => typeof one === "string"),
    fields: Object.fromEntries(fields),
  };
}
