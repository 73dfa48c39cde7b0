import type { Temporal } from "temporal-polyfill";
import type { EventDetail } from "../../contracts/events.ts";
import type { Member } from "../../domain/member.ts";
import { holderOf } from "../../domain/membership.ts";
import type { Participant } from "../../domain/participant.ts";
import { audit } from "../audit.ts";
import { memberIds } from "../coordinators/member-ids.ts";
import type { Ports, Put } from "../ports.ts";

type RollPorts = Pick<Ports, "store" | "addresses">;

/** The line of a society's roll that a number stands for, whether there is one or not; undefined without a number. */
export async function rollLine(
  programme: string,
  memberNumber: string | undefined,
  ports: Pick<Ports, "addresses">,
): Promise<string | undefined> {
  return (await memberIds(programme, { memberNumber }, ports))?.id;
}

/** What a part in a programme that is theirs from now on changes on the society's roll, and who hears of it. */
export interface OnRoll {
  readonly puts: readonly Put[];
  readonly joined: EventDetail<"MemberJoined"> | undefined;
}

/**
 * Notes on the society's roll that somebody takes part: at their number where that line is theirs, else at their address,
 * which they prove with the very commit this belongs into: written apart, it would be lost with whoever died in between.
 */
export async function onRoll(
  { programme, person, member }: Participant,
  email: string,
  ports: RollPorts,
  now: Temporal.Instant,
): Promise<OnRoll> {
  const address = await ports.addresses.hash(email);
  const typed = member === undefined ? undefined : await ports.store.get("member", member);
  const isTheirs = typed !== undefined && (await isOf(typed, person, address, ports));
  const strays = typed && !isTheirs ? noteTyped(typed, person, now) : [];
  const line = isTheirs ? typed : await lineAt(programme, address, ports);
  if (line === undefined || line.state === "erased" || (line.state === "joined" && line.person === person))
    return { puts: strays, joined: undefined };
  return {
    puts: [
      ...strays,
      { kind: "member", put: { ...line, state: "joined", person, typedBy: undefined } },
      audit(line.id, person, "member-joined", "", now),
    ],
    joined: { programme, member: line.id, person, memberNumber: line.memberNumber },
  };
}

/** Tells others, once it is written. Nothing here depends on their hearing it. */
export async function tellJoined(
  { programme, person, memberNumber }: Participant,
  { joined }: OnRoll,
  ports: Pick<Ports, "bus">,
): Promise<void> {
  await ports.bus.publish("ParticipantConfirmed", { programme, person, memberNumber });
  if (joined) await ports.bus.publish("MemberJoined", joined);
}

/** Whether a line is this person's, whose address is proven theirs just now. */
async function isOf(line: Member, person: string, address: string, { store }: RollPorts): Promise<boolean> {
  if (line.addressHash === address) return true;
  const claim = line.addressHash === undefined ? undefined : await store.get("email", line.addressHash);
  return holderOf(line, claim, person) === person;
}

/** Somebody gave a number whose line is not theirs: a slip, another address of theirs, or somebody else's number. */
function noteTyped(line: Member, person: string, now: Temporal.Instant): Put[] {
  if (line.state === "erased" || line.typedBy === person) return [];
  return [{ kind: "member", put: { ...line, typedBy: person } }, audit(line.id, person, "member-typed", "", now)];
}

/** The line at an address: found by an index that may lag, and then read as it is. */
async function lineAt(programme: string, address: string, { store }: RollPorts): Promise<Member | undefined> {
  const lines = await store.ofPerson("member", address);
  const found = lines.find((one) => one.programme === programme);
  return found && store.get("member", found.id);
}
