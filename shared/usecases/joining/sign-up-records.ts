import type { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import { newPerson, type Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import { asTheyLeft } from "../../domain/who-left.ts";
import type { RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";

/** Days an unconfirmed or held sign-up is kept. */
export const keptUnconfirmed = 7;

/** The person a form tells of. */
export function personFrom(
  request: RequestOf<"signUp">,
  id: string,
  version: number,
  programme: Programme,
  ttl: number,
  now: Temporal.Instant,
): Person {
  const { name, email, zone } = request.body;
  const said = { id, name, email, locale: pageLanguage(request, undefined, programme), zone };
  return { ...newPerson(said, "sign-up-1", instantText(now)), version, ttl };
}

/** Their part in the programme. What they had there before stays; of who left, what the form says anew is kept as it was, aside. */
export function participantFrom(
  { body, parameters }: RequestOf<"signUp">,
  id: string,
  person: string,
  before: Participant | undefined,
  state: "unconfirmed" | "held",
  ttl: number,
  now: Temporal.Instant,
): Participant {
  const at = instantText(now);
  const aside = before?.leftAt === undefined ? undefined : asTheyLeft(before);
  const { vetting: vetted, vettedUntil } = aside ?? before ?? {};
  // Who was vetted once need not be vetted for coming back, as long as it holds.
  const isApproved = vetted === "approved" && (vettedUntil === undefined || vettedUntil >= at.slice(0, 10));
  return {
    id,
    version: before?.version ?? 0,
    programme: parameters.programme,
    person,
    role: body.role,
    stage: body.stage,
    memberNumber: body.memberNumber,
    topics: body.topics,
    state,
    vetting: body.role === "mentee" ? "not-needed" : isApproved ? "approved" : "applied",
    vettedUntil: body.role !== "mentee" && isApproved ? vettedUntil : undefined,
    facts: before?.facts ?? {},
    milestones: before?.milestones ?? {},
    mentorships: before?.mentorships ?? [],
    formerMentorships: before?.formerMentorships ?? [],
    wishes: before?.wishes,
    requests: before?.requests,
    toldOfLine: before?.toldOfLine,
    orientedAt: before?.orientedAt,
    leftAt: before?.leftAt,
    before: aside,
    waitingSince: at,
    createdAt: before?.createdAt ?? at,
    // Who left keeps having left until they confirm: anybody can type their address.
    ttl: before?.leftAt === undefined ? ttl : undefined,
  };
}

/** Whether a form repeats what a held sign-up already says. */
export function saysTheSame(
  { body }: RequestOf<"signUp">,
  person: Person | undefined,
  participant: Participant | undefined,
): boolean {
  if (!person || participant?.state !== "held") return false;
  const said = [person.name, person.zone, participant.role, participant.stage, participant.memberNumber];
  const typed = [body.name, body.zone, body.role, body.stage, body.memberNumber];
  return JSON.stringify([said, participant.topics]) === JSON.stringify([typed, body.topics]);
}

/** When a record may go, in the epoch seconds DynamoDB reads. */
export function ttlAfter(now: Temporal.Instant, days: number): number {
  return Math.floor(plusHours(now, days * 24).epochMilliseconds / 1000);
}
