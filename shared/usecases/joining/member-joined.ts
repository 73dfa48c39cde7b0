import type { Temporal } from "temporal-polyfill";
import type { EventDetail } from "../../contracts/events.ts";
import type { Member } from "../../domain/member.ts";
import { holderOf } from "../../domain/membership.ts";
import type { Participant } from "../../domain/participant.ts";
import { audit } from "../audit.ts";
import { memberIds } from "../coordinators/member-ids.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

type JoinedPorts = Pick<Ports, "store" | "addresses" | "bus">;

/** The line of a society's roll that a number stands for, whether there is one or not; undefined without a number. */
export async function rollLine(
  programme: string,
  memberNumber: string | undefined,
  ports: Pick<Ports, "addresses">,
): Promise<string | undefined> {
  return (await memberIds(programme, { memberNumber }, ports))?.id;
}

/**
 * Tells others that somebody takes part from now on, and notes it on the society's roll: at their number where that line
 * is theirs, else at their address. Doing it again changes nothing.
 */
export async function tellJoined(
  { programme, person, memberNumber, member }: Participant,
  email: string,
  ports: JoinedPorts,
  now: Temporal.Instant,
): Promise<void> {
  await ports.bus.publish("ParticipantConfirmed", { programme, person, memberNumber });
  const joined = await retried(async (): Promise<EventDetail<"MemberJoined"> | undefined> => {
    const typed = member === undefined ? undefined : await ports.store.get("member", member);
    const isTheirs = typed !== undefined && (await isOf(typed, person, ports));
    if (typed && !isTheirs) await noteTyped(typed, person, ports, now);
    const line = isTheirs ? typed : await lineAt(programme, email, ports);
    if (line === undefined || line.state === "erased" || (line.state === "joined" && line.person === person))
      return undefined;
    await ports.store.commit([
      { kind: "member", put: { ...line, state: "joined", person, typedBy: undefined } },
      audit(line.id, person, "member-joined", "", now),
    ]);
    return { programme, member: line.id, person, memberNumber: line.memberNumber };
  });
  if (joined) await ports.bus.publish("MemberJoined", joined);
}

async function isOf(line: Member, person: string, { store }: JoinedPorts): Promise<boolean> {
  const claim = line.addressHash === undefined ? undefined : await store.get("email", line.addressHash);
  return holderOf(line, claim, person) === person;
}

/** Somebody gave a number whose line is not theirs: a slip, another address of theirs, or somebody else's number. */
async function noteTyped(line: Member, person: string, { store }: JoinedPorts, now: Temporal.Instant): Promise<void> {
  if (line.state === "erased" || line.typedBy === person) return;
  await store.commit([
    { kind: "member", put: { ...line, typedBy: person } },
    audit(line.id, person, "member-typed", "", now),
  ]);
}

async function lineAt(
  programme: string,
  email: string,
  { store, addresses }: JoinedPorts,
): Promise<Member | undefined> {
  const lines = await store.ofPerson("member", await addresses.hash(email));
  return lines.find((one) => one.programme === programme);
}
