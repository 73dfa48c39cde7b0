import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../../domain/ids.ts";
import { openRequest } from "../../../domain/mentor-request.ts";
import type { Mentorship } from "../../../domain/mentorship.ts";
import { neededOf, type Offer } from "../../../domain/offer.ts";
import { oriented, type Participant } from "../../../domain/participant.ts";
import type { Load } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import { dayIn, instantText } from "../../../domain/time.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import { audit } from "../../audit.ts";
import { written } from "../../mail/ledger.ts";
import type { Ports, Put } from "../../ports.ts";
import { requestOver } from "../request-over.ts";
import { introductionMails } from "./offer-mail.ts";
import { type Agreed, agreedNow } from "./who-agreed.ts";

type BeginPorts = Pick<Ports, "store" | "bus">;

/** Days one conversation has: then it is over, without a word. */
const conversationDays = 42;

/**
 * Those who are needed said yes: a mentorship begins with everybody who did and still has a place, or one conversation
 * does. One transaction takes one place of each mentor, whatever the number of mentees, and one of each mentee; two offers
 * that want the same last place meet there, and the second starts over and finds none. One conversation takes no place and
 * leaves everybody where they are in line. Says which messages were written.
 */
export async function beginOffer(
  offer: Offer,
  puts: readonly Put[],
  programme: Programme,
  ports: BeginPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const agreed = await agreedNow(offer, programme, ports, now);
  const enough =
    agreed.mentors.length >= neededOf(offer, "mentor") && agreed.mentees.length >= neededOf(offer, "mentee");
  const group = offer.joins === undefined ? undefined : await ports.store.get("mentorship", offer.joins);
  if (!enough || (offer.joins !== undefined && group?.state !== "active")) {
    await ports.store.commit([
      { kind: "offer", put: { ...offer, state: "withdrawn" } },
      ...[...puts, audit(offer.id, "almanac", "offer-withdrawn", "no-place", now)],
    ]);
    return [];
  }
  if (offer.shape === "once") return converse(offer, agreed, puts, programme, ports, now);
  const today = dayIn(programme.zone, now).toString();
  const mentorship = group ? joined(group, agreed, today) : begun(offer, offer.shape, agreed, today, programme, now);
  return activate(offer, mentorship, agreed, puts, programme, ports, now);
}

async function activate(
  offer: Offer,
  mentorship: Mentorship,
  { mentors, mentees, loads }: Agreed,
  puts: readonly Put[],
  programme: Programme,
  ports: BeginPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const { id } = mentorship;
  const theirs = await Promise.all(
    mentees.map((mentee) => placed(mentee, loads.get(mentee.person), id, programme, ports, now)),
  );
  const old =
    offer.joins === undefined ? [] : mentorship.members.filter(({ role, until }) => role === "mentor" && !until);
  const guides = offer.joins === undefined ? mentors : old;
  const people = [...guides, ...theirs].map(whose);
  const messages = introductionMails(people, offer, id, now);
  const taken = (offer.joins === undefined ? mentors : []).flatMap((mentor): Put[] => {
    const load = loads.get(mentor.person);
    const put = { ...oriented(mentor, now), mentorships: [...mentor.mentorships, id] };
    const full = load && { ...load, mentorships: [...load.mentorships, id] };
    return [{ kind: "participant", put }, ...(full ? [{ kind: "load", put: full } as const] : [])];
  });
  await ports.store.commit([
    ...[...puts, ...taken, ...theirs.flatMap((one) => one.puts)],
    { kind: "offer", put: { ...accepted(offer, people), mentorship: id } },
    { kind: "mentorship", put: mentorship },
    ...messages.map((message) => written(message, undefined, now)),
    audit(id, "almanac", offer.joins === undefined ? "activated" : "joined", offer.shape, now),
  ]);
  await ports.bus.publish("MentorshipActivated", { programme: programme.id, mentorship: id });
  return messages.map((message) => message.id);
}

/** What came of it; who said yes and had no place any more finds it closed, as anybody else does. */
function accepted(offer: Offer, placed: readonly string[]): Offer {
  return { ...offer, state: "accepted", yes: offer.yes.filter((person) => placed.includes(person)) };
}

const whose = ({ person }: { readonly person: string }) => person;

/** A mentee in their new mentorship: what they wished for meanwhile is over, and a request by name where they have enough. */
async function placed(
  mentee: Participant,
  load: Load | undefined,
  mentorship: string,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ person: string; puts: Put[] }> {
  const request = openRequest(mentee);
  const enough = mentoredIn(mentee, load).length + 1 >= programme.mentorsPerMentee;
  const { requests, puts } =
    request && enough ? await requestOver(mentee, request, ports, now) : { requests: mentee.requests, puts: [] };
  const put = {
    ...{ ...oriented(mentee, now), requests, meanwhile: undefined },
    ...{ secondMentor: enough ? undefined : mentee.secondMentor, mentorships: [...mentee.mentorships, mentorship] },
  };
  return { person: mentee.person, puts: [...puts, { kind: "participant", put }] };
}

async function converse(
  offer: Offer,
  { mentors, mentees }: Agreed,
  puts: readonly Put[],
  { zone }: Programme,
  ports: BeginPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const people = [...mentors, ...mentees].map(({ person }) => person);
  const messages = introductionMails(people, offer, offer.id, now);
  const until = dayIn(zone, now).add({ days: conversationDays }).toString();
  const told = mentees.map((mentee): Put => {
    const { once: _, ...meanwhile } = mentee.meanwhile ?? {};
    return { kind: "participant", put: { ...oriented(mentee, now), meanwhile } };
  });
  await ports.store.commit([
    ...puts,
    { kind: "offer", put: { ...accepted(offer, people), until } },
    ...told,
    ...messages.map((message) => written(message, undefined, now)),
    audit(offer.id, "almanac", "conversation-begun", until, now),
  ]);
  return messages.map(({ id }) => id);
}

function begun(
  offer: Offer,
  shape: NonNullable<Mentorship["shape"]>,
  { mentors, mentees }: Agreed,
  today: string,
  programme: Programme,
  now: Temporal.Instant,
): Mentorship {
  return {
    ...{ id: derivedId("shp", offer.id), version: 0, programme: programme.id, round: offer.id, shape },
    members: [
      ...mentees.map(({ person }) => ({ person, role: "mentee" as const, since: today })),
      ...mentors.map(({ person }) => ({ person, role: "mentor" as const, since: today })),
    ],
    ...{ state: "active", reasons: [], playbook: programme.playbook },
    ...{ startedAt: instantText(now), startDate: today },
  };
}

/** The group with who joins it: from this day on. */
function joined(group: Mentorship, { mentees }: Agreed, today: string): Mentorship {
  const fresh = mentees.map(({ person }) => ({ person, role: "mentee" as const, since: today }));
  return { ...group, members: [...group.members, ...fresh] };
}
