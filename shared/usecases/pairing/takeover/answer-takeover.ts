import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { oriented } from "../../../domain/participant.ts";
import { instantText } from "../../../domain/time.ts";
import { stillTogetherPage } from "../../../pages/still-together.tsx";
import { audit } from "../../audit.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { claimed, holderOf, isFreeFor } from "../../joining/claims.ts";
import { loadKept } from "../../joining/load-kept.ts";
import { onRoll, tellJoined } from "../../joining/member-joined.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports, Put } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { ownLink, siteOf } from "../../site.ts";
import { activate } from "../activate.ts";
import { type OpenTakeover, openTakeover } from "./open-takeover.ts";
import { isAgreed, takeoverState, withAnswer } from "./takeover-state.ts";

/** The words a yes agrees to: what the page said. */
const consentText = "takeover-1";

export type TakeoverPorts = Pick<Ports, "store" | "links" | "addresses" | "queue" | "bus" | "site">;

/**
 * "Yes, we are still together", or no. A yes proves the address and is the consent; when both have said it, their
 * mentorship begins. Until the last day either may change their mind, and nobody is told what the other one said.
 */
export async function answerTakeover(
  request: RequestOf<"respond">,
  ports: TakeoverPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { answer } = request.body;
  const joined = await retried(async () => {
    const opened = await openTakeover(token, ports, now);
    const state = takeoverState(opened.proposal, opened.person.id, opened.speaks, now);
    const mayAnswer = state === "open" || state === "yes" || state === "no";
    return mayAnswer && answer !== "undo" ? say(opened, answer, ports, now) : undefined;
  });
  if (joined) await tellJoined(joined.participant, joined.roll, ports);
  const { proposal } = await openTakeover(token, ports, now);
  await beginIfAgreed(proposal.id, ports, now);
  return showTakeover(request, ports, now);
}

/** Begins the mentorship once both have said yes, however often it is asked, by both of them at once or by the job. */
export function beginIfAgreed(
  id: string,
  ports: Pick<Ports, "store" | "queue" | "bus">,
  now: Temporal.Instant,
): Promise<void> {
  return retried(async () => {
    const proposal = await ports.store.get("proposal", id);
    const programme = proposal && (await ports.store.get("programme", proposal.programme));
    if (proposal && programme && isAgreed(proposal)) await activate(proposal, programme, ports, now);
  });
}

/** Keeps what somebody says. Answers who has joined with it, if they have. */
async function say(opened: OpenTakeover, answer: "yes" | "no", ports: TakeoverPorts, now: Temporal.Instant) {
  const { proposal, person, participant } = opened;
  const put = withAnswer(proposal, person.id, answer);
  if (put === undefined) return undefined;
  const joins = answer === "yes" ? await joining(opened, ports, now) : [];
  const isNew = answer === "yes" && participant.state === "unconfirmed";
  const roll = isNew ? await onRoll(participant, person.email, ports, now) : undefined;
  await ports.store.commit([
    { kind: "proposal", put },
    ...joins,
    ...(roll?.puts ?? []),
    // Of whom another programme knows already, this is the record of what they agreed to here.
    answer === "yes"
      ? audit(proposal.id, person.id, "still-together", consentText, now)
      : audit(proposal.id, person.id, "not-together", "", now),
  ]);
  return roll && { participant, roll };
}

/** What a yes says besides: the address is theirs, they take part, and they have read what to expect. */
async function joining(
  { person, participant, side }: OpenTakeover,
  ports: TakeoverPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  const at = instantText(now);
  const puts: Put[] = [];
  if (person.addressState === "unconfirmed") {
    const held = await holderOf(person.email, ports);
    if (!isFreeFor(person.id, held))
      throw new Problem("link-expired", "This address has been confirmed by somebody who takes part already.");
    const consent = { text: consentText, at };
    puts.push({ kind: "person", put: { ...person, addressState: "confirmed", consent, ttl: undefined } });
    puts.push(claimed(person.id, held));
  }
  if (side === "mentor") puts.push(...loadKept(await ports.store.get("load", person.id)));
  const isNew = participant.state === "unconfirmed";
  const active = isNew ? ({ state: "active", waitingSince: at, ttl: undefined } as const) : {};
  if (isNew || participant.orientedAt === undefined)
    puts.push({ kind: "participant", put: { ...oriented(participant, now), ...active } });
  if (isNew) puts.push(audit(participant.id, person.id, "confirmed", "still-together", now));
  return puts;
}

/** The page with its two buttons, or what became of it. Opening it changes nothing. */
export async function showTakeover(
  request: RequestOf<"respondPage"> | RequestOf<"respond">,
  ports: TakeoverPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { proposal, takeover, programme, person, side, speaks } = await openTakeover(token, ports, now);
  const other = await ports.store.get("person", side === "mentor" ? proposal.mentee : proposal.mentor);
  const state = takeoverState(proposal, person.id, speaks, now);
  const site = siteOf(ports, request);
  const isKnown = person.addressState !== "unconfirmed";
  const html = stillTogetherPage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/respond/${token}`,
    audience: side,
    state,
    other: other?.name ?? "",
    since: takeover.since,
    zone: person.zone,
    answerBy: proposal.answerBy,
    me: isKnown ? await ownLink(ports, site, "me", person, programme.id) : undefined,
  });
  return { status: 200, json: { outcome: state }, html };
}
