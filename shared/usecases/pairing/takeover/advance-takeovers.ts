import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import { everything } from "../../everything.ts";
import { newMessage, written } from "../../mail/ledger.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { beginIfAgreed } from "./answer-takeover.ts";
import { isAgreed, isOver, questionHours, toRemind } from "./takeover-state.ts";

/** The mail that asks one of two who were paired before Almanac, or reminds them. */
export function togetherMessage(
  proposal: Proposal,
  person: string,
  occurrence: "question" | "reminder",
  now: Temporal.Instant,
) {
  const about = { person, programme: proposal.programme, subject: proposal.id, occurrence };
  return newMessage({ ...about, kind: "still-together", class: "one-shot", livesHours: questionHours }, now);
}

/**
 * Moves on those who were paired before Almanac and are being asked: begins what both agreed to (whoever pressed last
 * may have been cut off), reminds once whoever has said nothing, and ends what nobody answered in time, quietly.
 */
export async function advanceTakeovers(
  programme: Programme,
  ports: Pick<Ports, "store" | "queue" | "bus">,
  now: Temporal.Instant,
): Promise<{ hints: string[]; open: number }> {
  const hints: string[] = [];
  let open = 0;
  for (const { id } of await everything(ports, "proposal", programme.id, "asked-both")) {
    await beginIfAgreed(id, ports, now);
    const step = await retried(() => moveOn(id, ports, now));
    hints.push(...step.hints);
    if (step.open) open++;
  }
  return { hints, open };
}

async function moveOn(
  id: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ hints: string[]; open: boolean }> {
  const proposal = await ports.store.get("proposal", id);
  if (proposal?.state !== "asked-both" || isAgreed(proposal)) return { hints: [], open: false };
  if (isOver(proposal, now)) {
    const state = proposal.takeover?.no.length ? "declined" : "lapsed";
    await ports.store.commit([
      { kind: "proposal", put: { ...proposal, state, passedOn: instantText(now) } },
      audit(id, "almanac", state === "declined" ? "not-together" : "lapsed", "asked-both", now),
    ]);
    return { hints: [], open: false };
  }
  const messages = toRemind(proposal, now).map((person) => togetherMessage(proposal, person, "reminder", now));
  if (messages.length === 0) return { hints: [], open: true };
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, reminded: true } },
    ...messages.map((message) => written(message, undefined, now)),
  ]);
  return { hints: messages.map(({ id: message }) => message), open: true };
}
