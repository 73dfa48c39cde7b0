import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { confirmSubject, speaksOf } from "../../joining/confirm-subject.ts";
import type { Ports } from "../../ports.ts";
import { openLink } from "../../site.ts";

/** A link of a mail that asks two who are paired already, with everything it is about. */
export interface OpenTakeover {
  readonly proposal: Proposal;
  readonly takeover: NonNullable<Proposal["takeover"]>;
  readonly programme: Programme;
  readonly person: Person;
  readonly participant: Participant;
  readonly side: "mentor" | "mentee";
  /** Whether the link still speaks of what is written down of somebody who confirmed nothing yet. */
  readonly speaks: boolean;
}

/**
 * What such a link is about: the question, and the very words that were known when its mail left. Anybody can type an
 * address into the sign-up form; this button must never approve what somebody typed later. Once the address is proven,
 * name and zone are their own to change, and the link speaks all the same.
 */
export function takeoverSubject(proposal: string, person: Person, participant: Participant): string {
  return `${proposal} ${confirmSubject(person, participant)}`;
}

/** The suggestion a link to answer is about. */
export function proposalIn(subject: string): string {
  return subject.split(" ", 1)[0] ?? "";
}

/** Whether a link asks two who are paired already. @throws Problem when it is no link of ours. */
export async function isTakeover(
  token: string,
  ports: Pick<Ports, "store" | "links">,
  now: Temporal.Instant,
): Promise<boolean> {
  const { subject } = await ports.links.read(token, "respond", now);
  return (await ports.store.get("proposal", proposalIn(subject)))?.takeover !== undefined;
}

/** Reads such a link. @throws Problem when what it was about is no longer kept. */
export async function openTakeover(
  token: string,
  ports: Pick<Ports, "store" | "links">,
  now: Temporal.Instant,
): Promise<OpenTakeover> {
  const { claims, person, programme } = await openLink(ports, token, "respond", now);
  const [proposal, participant] = await Promise.all([
    ports.store.get("proposal", proposalIn(claims.subject)),
    ports.store.get("participant", participantId(programme.id, person.id)),
  ]);
  if (!proposal?.takeover || !participant)
    throw new Problem("link-expired", "What this link was about is no longer kept.");
  if (proposal.mentor !== person.id && proposal.mentee !== person.id)
    throw new Problem("link-invalid", "This link belongs to somebody else.");
  const isProven = participant.state !== "unconfirmed" && person.addressState !== "unconfirmed";
  return {
    ...{ proposal, takeover: proposal.takeover, programme, person, participant },
    side: proposal.mentor === person.id ? "mentor" : "mentee",
    speaks: isProven || speaksOf(claims.subject.slice(proposal.id.length + 1), person, participant),
  };
}
