import type { Temporal } from "temporal-polyfill";
import { Problem } from "../domain/errors.ts";
import { participantId } from "../domain/participant.ts";
import type { Person } from "../domain/person.ts";
import type { Programme } from "../domain/programme.ts";
import type { Proposal } from "../domain/round.ts";
import { type RespondState, respondPage as renderRespond } from "../pages/respond.tsx";
import { activate } from "./activate.ts";
import { asking } from "./advance-proposals.ts";
import { audit } from "./audit.ts";
import type { Reply, RequestOf } from "./http.ts";
import { pageLanguage } from "./language.ts";
import { newMessage, written } from "./ledger.ts";
import type { Ports } from "./ports.ts";
import { retried } from "./retried.ts";
import { openLink, siteOf } from "./site.ts";

type RespondPorts = Pick<Ports, "store" | "links" | "queue" | "bus" | "site">;
type Side = "mentor" | "mentee";

/** The suggestion, with its buttons. */
export function respondPage(
  request: RequestOf<"respondPage">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, ports, now);
}

/**
 * Says yes or no. The mentor is asked first; a yes asks the mentee; the mentee's yes makes the mentorship. A no, from
 * either, is told to nobody. Until the other side has answered, a mentor may take a yes back.
 */
export async function respond(
  request: RequestOf<"respond">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  await retried(async () => {
    const { proposal, programme, side } = await opened(request.parameters.token, ports, now);
    if (isLate(proposal, now)) return;
    const yes = request.body.answer === "yes";
    if (side === "mentor" && yes && proposal.state === "asked-mentor")
      return askMentee(proposal, programme, ports, now);
    if (side === "mentee" && yes && proposal.state === "asked-mentee") return activate(proposal, programme, ports, now);
    const mayDecline = proposal.state === "asked-mentee" || (side === "mentor" && proposal.state === "asked-mentor");
    if (!yes && mayDecline) return decline(proposal, side, ports, now);
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
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "asked-mentee", ...asking(programme, now) } },
    written(message, undefined, now),
    audit(proposal.id, proposal.mentor, "mentor-yes", "", now),
  ]);
  await ports.queue.hint([message.id]);
}

async function decline(proposal: Proposal, side: Side, ports: RespondPorts, now: Temporal.Instant): Promise<void> {
  const by = side === "mentor" ? proposal.mentor : proposal.mentee;
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "declined" } },
    audit(proposal.id, by, "declined", "", now),
  ]);
}

async function show(
  request: RequestOf<"respondPage"> | RequestOf<"respond">,
  ports: RespondPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { proposal, programme, person, side, declinedBy } = await opened(token, ports, now);
  const otherId = side === "mentor" ? proposal.mentee : proposal.mentor;
  const [other, participant, load] = await Promise.all([
    ports.store.get("person", otherId),
    ports.store.get("participant", participantId(programme.id, otherId)),
    side === "mentor" ? ports.store.get("load", person.id) : undefined,
  ]);
  const state = stateFor(proposal, side, declinedBy, now);
  const html = renderRespond({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/respond/${token}`,
    audience: side,
    state,
    other: { name: other?.name ?? "", stage: participant?.stage ?? "student", topics: participant?.topics ?? [] },
    reasons: proposal.reasons,
    zone: person.zone,
    answerBy: proposal.answerBy,
    places: load && load.places - load.mentorships.length,
  });
  return { status: 200, json: { outcome: state }, html };
}

/** What this side may see. A decline of the other side looks like any suggestion that is no longer open. */
function stateFor(proposal: Proposal, side: Side, declinedBy: string | undefined, now: Temporal.Instant): RespondState {
  const mine = side === "mentor" ? proposal.mentor : proposal.mentee;
  switch (proposal.state) {
    case "asked-mentor":
      return isLate(proposal, now) || side === "mentee" ? "closed" : "open";
    case "asked-mentee":
      if (side === "mentor") return "yes";
      return isLate(proposal, now) ? "closed" : "open";
    case "accepted":
      return "paired";
    case "declined":
      return declinedBy === mine ? "no" : "closed";
    case "draft":
    case "lapsed":
    case "withdrawn":
      return "closed";
  }
}

async function opened(token: string, ports: RespondPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "respond", now);
  const proposal = await ports.store.get("proposal", claims.subject);
  if (!proposal) throw new Problem("link-expired", "This suggestion is no longer kept.");
  const side: Side = personSide(proposal, person);
  const declinedBy = proposal.state === "declined" ? await whoDeclined(proposal, ports) : undefined;
  return { proposal, programme, person, side, declinedBy };
}

function personSide(proposal: Proposal, person: Person): Side {
  if (proposal.mentor === person.id) return "mentor";
  if (proposal.mentee === person.id) return "mentee";
  throw new Problem("link-invalid", "This link belongs to somebody else.");
}

async function whoDeclined(proposal: Proposal, ports: Pick<Ports, "store">): Promise<string | undefined> {
  const history = await ports.store.partsOf("audit", proposal.id);
  return history.find(({ did }) => did === "declined")?.by;
}

function isLate({ answerBy }: Proposal, now: Temporal.Instant): boolean {
  return answerBy !== undefined && answerBy <= now.toString({ fractionalSecondDigits: 3 });
}
