import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";

type DeclinePorts = Pick<Ports, "store">;
export type Side = "mentor" | "mentee";

/** Whether this side has something to say no to: what it was asked, or a yes it takes back. */
export function mayDecline({ state }: Proposal, side: Side): boolean {
  return state === "asked-mentee" || (side === "mentor" && state === "asked-mentor");
}

/** Keeps a no, and what was open until then. Nobody is told. */
export async function decline(
  proposal: Proposal,
  side: Side,
  ports: DeclinePorts,
  now: Temporal.Instant,
): Promise<void> {
  if (proposal.state !== "asked-mentor" && proposal.state !== "asked-mentee") return;
  const by = proposal[side];
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "declined", declined: { by, from: proposal.state } } },
    audit(proposal.id, by, "declined", "", now),
  ]);
}

/** A no is taken back by who said it, in time, and only before it was passed on to anybody else. */
export function mayUndo(proposal: Proposal, side: Side, now: Temporal.Instant): boolean {
  const mine = proposal.state === "declined" && proposal.declined?.by === proposal[side];
  return mine && proposal.passedOn === undefined && !isLate(proposal, now);
}

/** What was open before the no is open again, with the same deadline; the other side sees what they saw before. */
export async function undo(proposal: Proposal, side: Side, ports: DeclinePorts, now: Temporal.Instant): Promise<void> {
  if (proposal.declined === undefined) return;
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: proposal.declined.from, declined: undefined } },
    audit(proposal.id, proposal[side], "undone", "", now),
  ]);
}

/** From now on a no stands: the job has seen it and goes on to somebody else. */
export async function settleDeclined(programme: Programme, ports: DeclinePorts, now: Temporal.Instant): Promise<void> {
  const declined = await everything(ports, "proposal", programme.id, "declined");
  const fresh = await ports.store.getMany(
    "proposal",
    declined.filter(({ passedOn }) => passedOn === undefined).map(({ id }) => id),
  );
  for (const proposal of fresh.filter(({ state }) => state === "declined"))
    await ports.store.commit([{ kind: "proposal", put: { ...proposal, passedOn: instantText(now) } }]);
}

/** Whether the time to answer is over. */
export function isLate({ answerBy }: Proposal, now: Temporal.Instant): boolean {
  return answerBy !== undefined && answerBy <= now.toString({ fractionalSecondDigits: 3 });
}
