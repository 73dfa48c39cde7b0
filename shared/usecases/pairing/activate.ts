import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import { oriented, type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { audit } from "../audit.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { requestOver } from "./request-over.ts";
import { approvedWithMentee } from "./takeover/approved-with-mentee.ts";

/** Hours an introduction is worth sending. */
const introductionHours = 7 * 24;

/**
 * Both said yes: the mentorship begins, and both are introduced. One transaction takes the mentor's place and the
 * mentee's, so that a mentor with one place never gets two mentees, however they click, nor a mentee more mentors than
 * the programme allows; who comes too late finds the suggestion withdrawn.
 */
export async function activate(
  proposal: Proposal,
  programme: Programme,
  ports: Pick<Ports, "store" | "queue" | "bus">,
  now: Temporal.Instant,
): Promise<void> {
  const { mentee: menteeId, mentor: mentorId } = proposal;
  const [mentee, found, load, menteeLoad] = await Promise.all([
    ports.store.get("participant", participantId(programme.id, menteeId)),
    ports.store.get("participant", participantId(programme.id, mentorId)),
    ports.store.get("load", mentorId),
    ports.store.get("load", menteeId),
  ]);
  const approved = approvedWithMentee(proposal, found, programme, now);
  const mentor = approved ?? found;
  const open = mentee?.state === "active" && mentor?.state === "active" && mentor.vetting === "approved";
  const full = !load || load.mentorships.length >= load.places;
  const mentors = mentee ? mentoredIn(mentee, menteeLoad).length : 0;
  if (!mentee || !mentor || !open || full || mentors >= programme.mentorsPerMentee) {
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
  const enough = mentors + 1 >= programme.mentorsPerMentee;
  const { requests, puts } = await requestsAfter(mentee, proposal, enough, ports, now);
  // Whoever pressed yes just now has said with it that they have read what to expect.
  const byName = proposal.request !== undefined;
  const [menteeNow, mentorNow] = [byName ? mentee : oriented(mentee, now), byName ? oriented(mentor, now) : mentor];
  await ports.store.commit([
    ...puts,
    { kind: "proposal", put: { ...proposal, state: "accepted" } },
    { kind: "mentorship", put: mentorship },
    { kind: "load", put: { ...load, mentorships: [...load.mentorships, mentorship.id] } },
    {
      kind: "participant",
      put: {
        ...{ ...menteeNow, requests, anotherMentor: undefined, secondMentor: undefined, meanwhile: undefined },
        mentorships: [...mentee.mentorships, mentorship.id],
      },
    },
    { kind: "participant", put: { ...mentorNow, mentorships: [...mentor.mentorships, mentorship.id] } },
    ...introductions.map((message) => written(message, undefined, now)),
    ...yesOf(proposal, now),
    ...(approved ? [audit(approved.id, proposal.takeover?.by ?? "almanac", "vetting-approved", "takeover", now)] : []),
    audit(mentorship.id, lastYes(proposal), "activated", "", now),
  ]);
  await ports.bus.publish("MentorshipActivated", { programme: programme.id, mentorship: mentorship.id });
  if (approved) {
    const { memberNumber, vetting } = approved;
    await ports.bus.publish("MentorVetted", { programme: programme.id, person: mentorId, memberNumber, vetting });
  }
  await ports.queue.hint(introductions.map(({ id }) => id));
}

/** Whose yes made it a mentorship. */
function lastYes({ request, takeover, mentee, mentor }: Proposal): string {
  return takeover?.yes.at(-1) ?? (request === undefined ? mentee : mentor);
}

/** That yes, where it is written together with what comes of it. */
function yesOf(proposal: Proposal, now: Temporal.Instant): Put[] {
  if (proposal.takeover) return [];
  return proposal.request === undefined
    ? [audit(proposal.id, proposal.mentee, "mentee-yes", "", now)]
    : [audit(proposal.id, proposal.mentor, "mentor-yes", "asked-by-name", now)];
}

/** A mentor found by name, or as many mentors as there may be: nobody else is asked for this mentee. */
async function requestsAfter(
  mentee: Participant,
  proposal: Proposal,
  enough: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ requests: Participant["requests"]; puts: Put[] }> {
  const request = openRequest(mentee);
  if (request === undefined || !(enough || request.proposals.includes(proposal.id)))
    return { requests: mentee.requests, puts: [] };
  return requestOver(mentee, request, ports, now, proposal.id);
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
    playbook: programme.playbook,
    startedAt: instantText(now),
    startDate,
    takenOver: proposal.takeover && { since: proposal.takeover.since },
  };
}
