import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { oriented, participantId } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { type RespondState, respondPage as renderRespond } from "../../pages/respond.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { openLink, ownLink, siteOf } from "../site.ts";
import { activate } from "./activate.ts";
import { asking } from "./advance-proposals.ts";
import { decline, isLate, isYesInVain, mayDecline, mayUndo, type Side, saidNo, undo } from "./decline.ts";
import { keepsApart } from "./keep-apart.ts";
import { answerOffer, isOffer, showOffer } from "./offers/answer-offer.ts";
import { answerTakeover, showTakeover } from "./takeover/answer-takeover.ts";
import { isTakeover } from "./takeover/open-takeover.ts";

type RespondPorts = Pick<Ports, "store" | "links" | "addresses" | "queue" | "bus" | "site">;

/** The suggestion, with its buttons. */
export async function respondPage(
  request: RequestOf<"respondPage">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  if (await isOffer(token, ports, now)) return showOffer(request, ports, now);
  return (await isTakeover(token, ports, now)) ? showTakeover(request, ports, now) : show(request, ports, now);
}

/**
 * Says yes or no. The mentor is asked first; a yes asks the mentee; the mentee's yes makes the mentorship, and so does
 * the mentor's where the mentee asked for them by name. A no, from either, is told to nobody. Until the other side has
 * answered, a mentor may take a yes back, and after a no they know nothing of; until the match job has moved on,
 * whoever said no may take it back.
 */
export async function respond(
  request: RequestOf<"respond">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  if (await isOffer(request.parameters.token, ports, now)) return answerOffer(request, ports, now);
  if (await isTakeover(request.parameters.token, ports, now)) return answerTakeover(request, ports, now);
  await retried(async () => {
    const { proposal, programme, side } = await opened(request.parameters.token, ports, now);
    if (isLate(proposal, now)) return;
    const { answer } = request.body;
    if (answer === "undo") return mayUndo(proposal, side, now) ? undo(proposal, side, ports, now) : undefined;
    if (answer === "no") return mayDecline(proposal, side) ? decline(proposal, side, ports, now) : undefined;
    if (proposal.state !== `asked-${side}`) return;
    if (await keepsApart(proposal, side, programme, ports, now)) return;
    const asksMentee = side === "mentor" && proposal.request === undefined;
    return (asksMentee ? askMentee : activate)(proposal, programme, ports, now);
  });
  return show(request, ports, now);
}

async function askMentee(
  proposal: Proposal,
  programme: Programme,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<void> {
  const message = newMessage(
    {
      person: proposal.mentee,
      programme: programme.id,
      kind: "proposal-mentee",
      subject: proposal.id,
      occurrence: proposal.round,
      about: [proposal.id],
      livesHours: programme.rounds.answerDays * 24,
    },
    now,
  );
  const mentor = await ports.store.get("participant", participantId(programme.id, proposal.mentor));
  // The button says that they have read what to expect.
  const tick: Put[] =
    mentor && mentor.orientedAt === undefined ? [{ kind: "participant", put: oriented(mentor, now) }] : [];
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "asked-mentee", ...asking(programme, now) } },
    ...tick,
    written(message, undefined, now),
    audit(proposal.id, proposal.mentor, "mentor-yes", "", now),
  ]);
  await ports.queue.hint([message.id]);
}

async function show(
  request: RequestOf<"respondPage"> | RequestOf<"respond">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { proposal, programme, person, side } = await opened(token, ports, now);
  const otherId = side === "mentor" ? proposal.mentee : proposal.mentor;
  const [other, participant, mine, load, profile, own] = await Promise.all([
    ports.store.get("person", otherId),
    ports.store.get("participant", participantId(programme.id, otherId)),
    ports.store.get("participant", participantId(programme.id, person.id)),
    side === "mentor" ? ports.store.get("load", person.id) : undefined,
    ports.store.get("profile", otherId),
    ports.store.get("profile", person.id),
  ]);
  const state = stateFor(proposal, side, now);
  const site = siteOf(ports, request);
  const me = await ownLink(ports, site, "me", person, programme.id);
  const html = renderRespond({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/respond/${token}`,
    toRead: mine?.orientedAt === undefined ? `${me}/orientation` : undefined,
    audience: side,
    state,
    other: { name: other?.name ?? "", stage: participant?.stage ?? "student", topics: participant?.topics ?? [] },
    // Nobody reads what somebody does who has not said it of themselves.
    work: own?.work === undefined ? undefined : profile?.work,
    selects: side === "mentee" ? profile?.selectsResidents : undefined,
    reasons: proposal.reasons,
    zone: person.zone,
    answerBy: proposal.answerBy,
    places: load && load.places - load.mentorships.length,
    byName: proposal.request !== undefined,
    undo: mayUndo(proposal, side, now),
  });
  return { status: 200, json: { outcome: state }, html };
}

/**
 * What this side may see. A decline of the other side looks like any suggestion that is no longer open, and to a mentor
 * who said yes it looks like no answer yet until the day to answer is over, as silence does.
 */
function stateFor(proposal: Proposal, side: Side, now: Temporal.Instant): RespondState {
  switch (proposal.state) {
    case "asked-mentor":
      return isLate(proposal, now) || side === "mentee" ? "closed" : "open";
    case "asked-mentee":
      if (isLate(proposal, now)) return "closed";
      return side === "mentor" ? "yes" : "open";
    case "accepted":
      return "paired";
    case "declined":
      if (saidNo(proposal, side)) return "no";
      return side === "mentor" && isYesInVain(proposal) && !isLate(proposal, now) ? "yes" : "closed";
    case "draft":
    case "asked-both":
    case "lapsed":
    case "withdrawn":
      return "closed";
  }
}

async function opened(token: string, ports: RespondPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "respond", now);
  const proposal = await ports.store.get("proposal", claims.subject);
  if (!proposal) throw new Problem("link-expired", "This suggestion is no longer kept.");
  return { proposal, programme, person, side: personSide(proposal, person) };
}

function personSide(proposal: Proposal, person: Person): Side {
  if (proposal.mentor === person.id) return "mentor";
  if (proposal.mentee === person.id) return "mentee";
  throw new Problem("link-invalid", "This link belongs to somebody else.");
}
