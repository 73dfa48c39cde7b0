import { participantId } from "../../../domain/participant.ts";
import { instantOf } from "../../../domain/time.ts";
import { confirmSubject } from "../../joining/confirm-subject.ts";
import { hearByDay } from "../../joining/hear-by.ts";
import { linkTo, ownLink } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Asks whether the address is theirs. Holds nothing that anybody typed. */
export async function confirmLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports, now } = context;
  const participant = await ports.store.get("participant", message.subject);
  if (participant?.state !== "unconfirmed") return { nothing: "already-confirmed" };
  const subject = confirmSubject(person, participant);
  const claims = { purpose: "confirm", person: person.id, programme: programme.id, subject } as const;
  const link = await linkTo(ports, site, claims, instantOf(message.expiresAt));
  return { model: { kind: "confirm", ...baseOf(context), link, hearBy: hearByDay(programme, person.zone, now) } };
}

/** Somebody signed up with an address that is already in. */
export async function alreadyJoinedLetter(context: LetterContext): Promise<Written> {
  return { model: { kind: "already-joined", ...baseOf(context), me: await meLink(context) } };
}

/** The link to somebody's own page, good for as long as the mail is; links in other mails stay. */
export async function myPageLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const link = await ownLink(ports, site, "me", person, programme.id, { until: instantOf(message.expiresAt) });
  return { model: { kind: "my-page", ...baseOf(context), link } };
}

/** Welcomes a mentor. */
export async function mentorApprovedLetter(context: LetterContext): Promise<Written> {
  const { person, programme, ports } = context;
  const [participant, load] = await Promise.all([
    ports.store.get("participant", participantId(programme.id, person.id)),
    ports.store.get("load", person.id),
  ]);
  if (participant?.vetting !== "approved") return { nothing: "no-longer-approved" };
  const me = await meLink(context);
  const words = {
    ...{ name: person.name, topics: participant.topics, places: load?.places ?? 0 },
    ...{ me, orientation: `${me}/orientation` },
  };
  return { model: { kind: "mentor-approved", ...baseOf(context), ...words } };
}
