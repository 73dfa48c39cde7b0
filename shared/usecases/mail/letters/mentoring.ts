import { inRole, type Mentorship } from "../../../domain/mentorship.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import { baseOf, meLink } from "./base.ts";
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
  const others = mentorship.members.filter((member) => member.role !== role).map((member) => member.person);
  const [persons, participant] = await Promise.all([
    ports.store.getMany("person", others),
    ports.store.get("participant", participantId(programme.id, person.id)),
  ]);
  return {
    model: {
      kind: "mentorship-ended",
      ...baseOf(context),
      role,
      names: persons.map(({ name }) => name),
      since: mentorship.startDate,
      waiting: role === "mentee" && participant?.state === "active" && participant.mentorships.length === 0,
      me: await meLink(context),
    },
    thread: mentorship.id,
  };
}

function roleOf(mentorship: Mentorship, person: Person): "mentee" | "mentor" {
  return mentorship.members.find((member) => member.person === person.id)?.role ?? "mentee";
}
