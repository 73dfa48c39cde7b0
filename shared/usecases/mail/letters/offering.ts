import { inRole, lastRole, type Mentorship } from "../../../domain/mentorship.ts";
import { agreedOf, mayAnswer, type Offer, sideIn } from "../../../domain/offer.ts";
import { dayIn, instantOf } from "../../../domain/time.ts";
import type { Mailbox } from "../../../email/mime.ts";
import { meetLink } from "../../meeting/meeting-links.ts";
import { offerPeople, wordsOf } from "../../pairing/offers/offer-people.ts";
import { linkTo } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Asks about a group, a panel, a team or one conversation; or reminds of it, once. */
export async function offerLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports, now } = context;
  const offer = await ports.store.get("offer", message.subject);
  const side = offer && sideIn(offer, person.id);
  const asked = side === "mentor" ? "asked-mentors" : "asked-mentees";
  if (!offer || !side || offer.state !== asked) return { nothing: "no-longer-open" };
  if (!mayAnswer(offer, person.id, now)) return { nothing: "no-longer-open" };
  if (offer.yes.includes(person.id) || offer.no.includes(person.id)) return { nothing: "answered" };
  const answerBy = offer.answerBy ?? message.expiresAt;
  return {
    model: {
      kind: "offer",
      ...baseOf(context),
      ...{ name: person.name, zone: person.zone, answerBy },
      ...{ shape: offer.shape, joins: offer.joins !== undefined, audience: side, most: offer.mentees.length },
      reminder: message.occurrence.endsWith("-reminder"),
      ...(await offerPeople(offer, person.id, now, ports)),
      link: await linkTo(
        ports,
        site,
        { purpose: "respond", person: person.id, programme: programme.id, subject: offer.id },
        // A late answer gets a readable page, not a dead link.
        instantOf(answerBy).add({ hours: 24 * 60 }),
      ),
      me: await meLink(context),
    },
  };
}

/**
 * Brings everybody together who said yes, each in a mail of their own: replies of mentees go to the mentors, those of
 * mentors to the mentees. Nobody's address is in it who did not say yes.
 */
export async function groupIntroductionLetter(context: LetterContext): Promise<Written> {
  const { message, ports } = context;
  const [mentorship, offer] = await Promise.all([
    ports.store.get("mentorship", message.subject),
    ports.store.get("offer", message.occurrence),
  ]);
  if (offer?.shape === "once") return conversation(offer, context);
  if (mentorship?.state !== "active" || !offer) return { nothing: "mentorship-ended" };
  return together(mentorship, offer, context);
}

async function conversation(offer: Offer, context: LetterContext): Promise<Written> {
  const { person, ports, now } = context;
  const role = sideIn(offer, person.id);
  const [other = ""] = agreedOf(offer, role === "mentor" ? "mentee" : "mentor");
  const today = dayIn(person.zone, now).toString();
  const them = await ports.store.get("person", other);
  if (role === undefined || !them || (offer.until ?? "") < today) return { nothing: "person-gone" };
  const people = await wordsOf([other], offer.programme, ports);
  return {
    model: {
      kind: "group-introduction",
      ...baseOf(context),
      ...{ name: context.person.name, role, shape: offer.shape, joined: false, people, peers: [] },
      talk: { zone: person.zone, theirs: them.zone, from: today, until: offer.until ?? today },
      me: await meLink(context),
    },
    replyTo: { name: them.name, address: them.email },
    thread: offer.id,
  };
}

async function together(mentorship: Mentorship, offer: Offer, context: LetterContext): Promise<Written> {
  const { person, programme, site, ports } = context;
  const { id, shape = "group" } = mentorship;
  const role = lastRole(mentorship, person.id) ?? "mentee";
  const others = inRole(mentorship, role === "mentor" ? "mentee" : "mentor");
  const peers = inRole(mentorship, role).filter((one) => one !== person.id);
  const [people, mates, persons] = await Promise.all([
    wordsOf(others, programme.id, ports),
    wordsOf(peers, programme.id, ports),
    ports.store.getMany("person", others),
  ]);
  if (people.length === 0) return { nothing: "person-gone" };
  const me = await meLink(context);
  const replyTo: Mailbox[] = persons.map(({ name, email }) => ({ name, address: email }));
  const joined = offer.joins !== undefined && role === "mentor";
  return {
    model: {
      kind: "group-introduction",
      ...baseOf(context),
      ...{ name: person.name, role, shape, joined, people, peers: mates.map(({ name }) => name) },
      ...{ goals: `${me}/goals`, meet: await meetLink(ports, site, person, programme.id, id), me },
    },
    replyTo,
    thread: id,
  };
}
