import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../../domain/message.ts";
import { askedSide, type Offer, unanswered } from "../../../domain/offer.ts";
import type { Programme } from "../../../domain/programme.ts";
import { instantText, plusHours } from "../../../domain/time.ts";
import { newMessage } from "../../mail/ledger.ts";

/** Hours an introduction is worth sending. */
const introductionHours = 7 * 24;

/** When somebody is asked now: the instant, and until when they may answer. As long as for a suggested pairing. */
export function offerAsking(programme: Programme, now: Temporal.Instant) {
  return {
    askedAt: instantText(now),
    answerBy: instantText(plusHours(now, programme.rounds.answerDays * 24)),
    reminded: false,
  };
}

/** The mails that ask whose turn it is, or remind, once, who has not answered. */
export function askMails(
  offer: Offer,
  occurrence: "asked" | "reminder",
  programme: Programme,
  now: Temporal.Instant,
): Message[] {
  const about = { programme: programme.id, kind: "offer", subject: offer.id } as const;
  return unanswered(offer).map((person) =>
    newMessage(
      {
        ...about,
        person,
        occurrence: `${askedSide(offer)}-${occurrence}`,
        about: [offer.id],
        livesHours: programme.rounds.answerDays * 24,
      },
      now,
    ),
  );
}

/** The mails that bring people together: each their own. `subject`: the mentorship, or the offer of one conversation. */
export function introductionMails(
  people: readonly string[],
  offer: Offer,
  subject: string,
  now: Temporal.Instant,
): Message[] {
  const about = { programme: offer.programme, kind: "group-introduction", class: "one-shot", subject } as const;
  return people.map((person) =>
    newMessage({ ...about, person, occurrence: offer.id, about: [offer.id], livesHours: introductionHours }, now),
  );
}
