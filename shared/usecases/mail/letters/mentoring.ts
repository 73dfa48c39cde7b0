import { rests } from "../../../domain/again.ts";
import { inRole, inToTheEnd, lastRole, type Mentorship } from "../../../domain/mentorship.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import { meetLink } from "../../meeting/meeting-links.ts";
import { hadInvitation } from "../../meeting/talk-mail.ts";
import { cancelledAt } from "../../meeting/talks-ended.ts";
import { baseOf, meLink } from "./base.ts";
import { inviteToTalk } from "./invite-talk.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Introduces the two to each other; the reply goes to the other person. */
export async function introductionLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, ports } = context;
  const mentorship = await ports.store.get("mentorship", message.subject);
  if (mentorship?.state !== "active") return { nothing: "mentorship-ended" };
  const role = roleOf(mentorship, person);
  const [otherId = ""] = inRole(mentorship, role === "mentee" ? "mentor" : "mentee");
  const [menteeId = ""] = inRole(mentorship, "mentee");
  const [mine, theirs, other, touchpoints] = await Promise.all([
    ports.store.get("participant", participantId(programme.id, person.id)),
    ports.store.get("participant", participantId(programme.id, otherId)),
    ports.store.get("person", otherId),
    ports.store.partsOf("touchpoint", participantId(programme.id, menteeId)),
  ]);
  if (!mine || !theirs || !other) return { nothing: "person-gone" };
  const me = await meLink(context);
  const year = touchpoints.filter(({ state, sides }) => state === "planned" && sides.includes(role));
  return {
    model: {
      kind: "introduction",
      ...baseOf(context),
      name: person.name,
      role,
      zone: person.zone,
      other: { name: other.name, stage: theirs.stage, topics: theirs.topics, zone: other.zone },
      shared: mine.topics.filter((topic) => theirs.topics.includes(topic)),
      reasons: mentorship.reasons,
      startDate: mentorship.startDate,
      year: year.map(({ key, date }) => ({ key, date })).sort((one, next) => (one.date < next.date ? -1 : 1)),
      me,
      goals: `${me}/goals`,
      meet: await meetLink(ports, context.site, person, programme.id, mentorship.id),
      together: mentorship.takenOver !== undefined,
    },
    replyTo: { name: other.name, address: other.email },
    thread: mentorship.id,
  };
}

/** Says that a mentorship ended; never who ended it. */
export async function mentorshipEndedLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, ports } = context;
  const mentorship = await ports.store.get("mentorship", message.subject);
  if (mentorship?.state !== "ended") return { nothing: "mentorship-goes-on" };
  const role = roleOf(mentorship, person);
  const others = inToTheEnd(mentorship).filter((one) => lastRole(mentorship, one) !== role);
  const [persons, participant, calendar] = await Promise.all([
    ports.store.getMany("person", others),
    ports.store.get("participant", participantId(programme.id, person.id)),
    cancelledTalk(mentorship, context),
  ]);
  return {
    model: {
      kind: "mentorship-ended",
      ...baseOf(context),
      role,
      names: persons.map(({ name }) => name),
      since: mentorship.startDate,
      waiting:
        role === "mentee" &&
        participant?.state === "active" &&
        participant.mentorships.length === 0 &&
        !rests(participant, "mentee"),
      ...(mentorship.yearOver && { again: `${await meLink(context)}/again` }),
      me: await meLink(context),
    },
    thread: mentorship.id,
    ...(calendar && { calendar }),
  };
}

/** The cancellation of the talk that was ahead, for somebody who had its invitation. */
async function cancelledTalk(mentorship: Mentorship, context: LetterContext) {
  const talk = cancelledAt(mentorship, mentorship.endedAt);
  if (!talk || !(await hadInvitation(context.person.id, mentorship, talk, context.ports))) return undefined;
  return inviteToTalk(mentorship.id, talk, { names: [], link: undefined }, context);
}

function roleOf(mentorship: Mentorship, person: Person): "mentee" | "mentor" {
  return lastRole(mentorship, person.id) ?? "mentee";
}
