import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { mayAnswer, sideIn, withAnswer } from "../../../domain/offer.ts";
import { offerSeenBy } from "../../../domain/offer-seen.ts";
import { oriented, type Participant, participantId } from "../../../domain/participant.ts";
import { offerPage } from "../../../pages/offer.tsx";
import { audit } from "../../audit.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports, Put } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { openLink, ownLink, siteOf } from "../../site.ts";
import { offerPeople } from "./offer-people.ts";
import { settleOffer } from "./settle-offer.ts";

type AnswerPorts = Pick<Ports, "store" | "links" | "queue" | "bus" | "site">;
type Opened = Awaited<ReturnType<typeof opened>>;

/** Whether a link to answer is about an offer. @throws Problem when it is no link of ours. */
export async function isOffer(token: string, ports: Pick<Ports, "links">, now: Temporal.Instant): Promise<boolean> {
  return (await ports.links.read(token, "respond", now)).subject.startsWith("off_");
}

/** The offer, with its buttons. */
export function showOffer(
  request: RequestOf<"respondPage">,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, request.parameters.token, ports, now);
}

/**
 * Takes a yes or a no to an offer. As long as there is time and nothing came of it, the answer may be changed, and the
 * latest counts. A no is told to nobody.
 */
export async function answerOffer(
  request: RequestOf<"respond">,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const hints = await retried(async () => {
    const found = await opened(token, ports, now);
    const { offer, person, programme } = found;
    const { answer } = request.body;
    const before = offerSeenBy(offer, person.id, now);
    if (!mayAnswer(offer, person.id, now) || before === answer || (answer === "undo" && before !== "no")) return [];
    const along = {
      puts: [said(found, answer, now)],
      oriented: answer === "yes" ? tick(found, now) : undefined,
    };
    return settleOffer(withAnswer(offer, person.id, answer), along, programme, ports, now);
  });
  await ports.queue.hint(hints);
  return show(request, token, ports, now);
}

/** What somebody said, for the record. */
function said({ offer, person, side }: Opened, answer: "yes" | "no" | "undo", now: Temporal.Instant): Put {
  if (answer === "no") return audit(offer.id, person.id, "declined", "offer", now);
  if (answer === "undo") return audit(offer.id, person.id, "undone", "offer", now);
  return audit(offer.id, person.id, side === "mentor" ? "mentor-yes" : "mentee-yes", "offer", now);
}

/** The button says that they have read what to expect: the first time it is written down. */
function tick({ participant }: Opened, now: Temporal.Instant): Participant | undefined {
  return participant.orientedAt === undefined ? oriented(participant, now) : undefined;
}

async function show(
  request: RequestOf<"respondPage"> | RequestOf<"respond">,
  token: string,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { offer, programme, person, participant, side } = await opened(token, ports, now);
  const site = siteOf(ports, request);
  const state = offerSeenBy(offer, person.id, now);
  const me = await ownLink(ports, site, "me", person, programme.id);
  const html = offerPage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/respond/${token}`,
    toRead: participant.orientedAt === undefined ? `${me}/orientation` : undefined,
    ...{ shape: offer.shape, joins: offer.joins !== undefined, audience: side, state },
    ...(await offerPeople(offer, person.id, now, ports)),
    most: offer.mentees.length,
    zone: person.zone,
    answerBy: offer.answerBy,
    undo: state === "no" && mayAnswer(offer, person.id, now),
    inVain: offer.yes.includes(person.id),
  });
  return { status: 200, json: { outcome: state }, html };
}

async function opened(token: string, ports: Pick<Ports, "store" | "links">, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "respond", now);
  const [offer, participant] = await Promise.all([
    ports.store.get("offer", claims.subject),
    ports.store.get("participant", participantId(programme.id, person.id)),
  ]);
  if (!offer || !participant) throw new Problem("link-expired", "This offer is no longer kept.");
  // Who was taken out of it since finds it closed.
  return { offer, programme, person, participant, side: sideIn(offer, person.id) ?? "mentee" };
}
