import type { Temporal } from "temporal-polyfill";
import type { EventDetail } from "../../contracts/events.ts";
import type { Member } from "../../domain/member.ts";
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
 * Tells others that somebody takes part from now on, and notes it on the society's roll: at their number, else at their
 * address. Nothing of what they may do hangs on it, and doing it again changes nothing.
 */
export async function tellJoined(
  { programme, person, memberNumber, member }: Participant,
  email: string,
  ports: JoinedPorts,
  now: Temporal.Instant,
): Promise<void> {
  await ports.bus.publish("ParticipantConfirmed", { programme, person, memberNumber });
  const joined = await retried(async (): Promise<EventDetail<"MemberJoined"> | undefined> => {
    const line = await lineOf(programme, member, email, ports);
    if (line === undefined || line.state === "joined" || line.state === "erased") return undefined;
    await ports.store.commit([
      { kind: "member", put: { ...line, state: "joined", person } },
      audit(line.id, person, "member-joined", "", now),
    ]);
    return { programme, member: line.id, person, memberNumber: line.memberNumber };
  });
  if (joined) await ports.bus.publish("MemberJoined", joined);
}

async function lineOf(
  programme: string,
  member: string | undefined,
  email: string,
  { store, addresses }: JoinedPorts,
): Promise<Member | undefined> {
  const byNumber = member === undefined ? undefined : await store.get("member", member);
  if (byNumber) return byNumber;
  const lines = await store.ofPerson("member", await addresses.hash(email));
  return lines.find((one) => one.programme === programme);
}
