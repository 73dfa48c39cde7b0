import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";

type DeclinePorts = Pick<Ports, "store">;
export type Side = "mentor" | "mentee";

/** Whether this side has something to say no to: what it was asked, or a yes it takes back, whatever the mentee said to it. */
export function mayDecline(proposal: Proposal, side: Side): boolean {
  const { state } = proposal;
  return state === "asked-mentee" || (side === "mentor" && (state === "asked-mentor" || isYesInVain(proposal)));
}

/**
 * The mentee has said no to a mentor whose yes stands, or the two are to be kept apart by now: until the day to answer
 * the mentor sees no difference.
 */
export function isYesInVain({ state, declined, mentor }: Proposal): boolean {
  return state === "declined" && declined !== undefined && declined.by !== mentor && declined.also === undefined;
}

/** Whether this side said no, be it the first to do so or the second. */
export function saidNo(proposal: Proposal, side: Side): boolean {
  const { state, declined } = proposal;
  const also = side === "mentor" && declined?.also !== undefined;
  return state === "declined" && (declined?.by === proposal[side] || also);
}

/** Keeps a no, and what was open until then. Nobody is told. */
export async function decline(
  proposal: Proposal,
  side: Side,
  ports: DeclinePorts,
  now: Temporal.Instant,
): Promise<void> {
  const declined = noBy(proposal, side);
  if (declined === undefined) return;
  await ports.store.commit([
    { kind: "proposal", put: { ...proposal, state: "declined", declined } },
    audit(proposal.id, proposal[side], "declined", "", now),
  ]);
}

function noBy(proposal: Proposal, side: Side): Proposal["declined"] {
  const { state, declined } = proposal;
  if (state === "asked-mentor" || state === "asked-mentee") return { by: proposal[side], from: state };
  return declined && side === "mentor" && isYesInVain(proposal) ? { ...declined, also: {} } : undefined;
}

/** A no is taken back by who said it, in time, and only before it was passed on to anybody else. */
export function mayUndo(proposal: Proposal, side: Side, now: Temporal.Instant): boolean {
  const isFirst = proposal.declined?.by === proposal[side];
  const stands = isFirst ? proposal.passedOn : proposal.declined?.also?.passedOn;
  return saidNo(proposal, side) && stands === undefined && !isLate(proposal, now);
}

/**
 * What was open before the no is open again, with the same deadline; the other side sees what they saw before. Where
 * both had said no, the other's stands.
 */
export async function undo(proposal: Proposal, side: Side, ports: DeclinePorts, now: Temporal.Instant): Promise<void> {
  if (proposal.declined === undefined) return;
  await ports.store.commit([
    { kind: "proposal", put: withoutNo(proposal, proposal.declined, side) },
    audit(proposal.id, proposal[side], "undone", "", now),
  ]);
}

function withoutNo(proposal: Proposal, { by, from, also }: NonNullable<Proposal["declined"]>, side: Side): Proposal {
  if (by !== proposal[side]) return { ...proposal, declined: { by, from } };
  if (also === undefined) return { ...proposal, state: from, declined: undefined };
  return { ...proposal, declined: { by: proposal.mentor, from }, passedOn: also.passedOn };
}

/** From now on a no stands: the job has seen it and goes on to somebody else. */
export async function settleDeclined(programme: Programme, ports: DeclinePorts, now: Temporal.Instant): Promise<void> {
  const declined = await everything(ports, "proposal", programme.id, "declined");
  const fresh = await ports.store.getMany(
    "proposal",
    declined.filter(isFresh).map(({ id }) => id),
  );
  const passedOn = instantText(now);
  for (const proposal of fresh.filter((one) => one.state === "declined" && isFresh(one))) {
    const no = proposal.declined;
    const settled = no?.also ? { ...no, also: { passedOn: no.also.passedOn ?? passedOn } } : no;
    await ports.store.commit([
      { kind: "proposal", put: { ...proposal, declined: settled, passedOn: proposal.passedOn ?? passedOn } },
    ]);
  }
}

/** A no, the first or the second, that the job has not seen yet. */
function isFresh({ passedOn, declined }: Proposal): boolean {
  return passedOn === undefined || (declined?.also !== undefined && declined.also.passedOn === undefined);
}

/** Whether the time to answer is over. */
export function isLate({ answerBy }: Proposal, now: Temporal.Instant): boolean {
  return answerBy !== undefined && answerBy <= now.toString({ fractionalSecondDigits: 3 });
}
