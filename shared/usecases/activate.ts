import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../domain/ids.ts";
import type { Mentorship } from "../domain/mentorship.ts";
import { participantId } from "../domain/participant.ts";
import type { Programme } from "../domain/programme.ts";
import type { Proposal } from "../domain/round.ts";
import { dayIn, instantText } from "../domain/time.ts";
import { audit } from "./audit.ts";
import { newMessage, written } from "./ledger.ts";
import type { Ports } from "./ports.ts";

/** Hours an introduction is worth sending. */
const introductionHours = 7 * 24;

/**
 * Both said yes: the mentorship begins, and both are introduced. One transaction takes the mentor's place, so that a
 * mentor with one place never gets two mentees, however they click; who comes too late finds the suggestion withdrawn.
 */
export async function activate(
  proposal: Proposal,
  programme: Programme,
  ports: Pick<Ports, "store" | "queue" | "bus">,
  now: Temporal.Instant,
): Promise<void> {
  const { mentee: menteeId, mentor: mentorId } = proposal;
  const [mentee, mentor, load] = await Promise.all([
    ports.store.get("participant", participantId(programme.id, menteeId)),
    ports.store.get("participant", participantId(programme.id, mentorId)),
    ports.store.get("load", mentorId),
  ]);
  const open = mentee?.state === "active" && mentor?.state === "active" && mentor.vetting === "approved";
  if (!mentee || !mentor || !load || !open || load.mentorships.length >= load.places) {
    await ports.store.commit([
      { kind: "proposal", put: { ...proposal, state: "withdrawn" } },
      audit(proposal.id, "almanac", "withdrawn", open ? "no-place" : "left", now),
    ]);
    return;
  }
  const mentorship = begin(proposal, programme, now);
  const introductions = [menteeId, mentorId].map((person) =>
    newMessage(
      {
        person,
        programme: programme.id,
        kind: "introduction",
        class: "one-shot",
        subject: mentorship.id,
        occurrence: proposal.round,
        livesHours: introductionHours,
      },
      now,
    ),
  );
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "accepted" } },
    { kind: "mentorship", put: mentorship },
    { kind: "load", put: { ...load, mentorships: [...load.mentorships, mentorship.id] } },
    { kind: "participant", put: { ...mentee, mentorships: [...mentee.mentorships, mentorship.id] } },
    { kind: "participant", put: { ...mentor, mentorships: [...mentor.mentorships, mentorship.id] } },
    ...introductions.map((message) => written(message, undefined, now)),
    audit(proposal.id, menteeId, "mentee-yes", "", now),
    audit(mentorship.id, menteeId, "activated", "", now),
  ]);
  await ports.bus.publish("MentorshipActivated", { programme: programme.id, mentorship: mentorship.id });
  await ports.queue.hint(introductions.map(({ id }) => id));
}

function begin(proposal: Proposal, programme: Programme, now: Temporal.Instant): Mentorship {
  const startDate = dayIn(programme.zone, now).toString();
  return {
    id: derivedId("shp", proposal.id),
    version: 0,
    programme: programme.id,
    round: proposal.round,
    members: [
      { person: proposal.mentee, role: "mentee", since: startDate },
      { person: proposal.mentor, role: "mentor", since: startDate },
    ],
    state: "active",
    reasons: proposal.reasons,
    startedAt: instantText(now),
    startDate,
  };
}
