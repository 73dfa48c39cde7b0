import type { Temporal } from "temporal-polyfill";
import { erasedMember, type Member, memberId } from "../../domain/member.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { cancelMail } from "./erase-parts.ts";
import { provenHashes } from "./proven.ts";

/** The lines of societies' rolls that name an address this person proved to be theirs. */
export async function membersBy(person: Person, ports: Pick<Ports, "store" | "addresses">): Promise<Member[]> {
  const hashes = await provenHashes(person, ports);
  return (await Promise.all(hashes.map((hash) => ports.store.ofPerson("member", hash)))).flat();
}

/**
 * Takes every mark of somebody off the lines they reached by a number they typed: the line itself is the society's, and
 * its address none of theirs, or it has none.
 */
export async function unlinkMembers(
  person: string,
  participants: readonly Pick<Participant, "member" | "before">[],
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  for (const id of new Set(participants.flatMap(({ member, before }) => [member ?? [], before?.member ?? []].flat())))
    await retried(async () => {
      const line = await store.get("member", id);
      if (!line || (line.person !== person && line.typedBy !== person)) return;
      const free = line.invitedAt === undefined ? ("listed" as const) : ("invited" as const);
      const put: Member = {
        ...line,
        ...(line.person === person && { person: undefined, state: free }),
        typedBy: line.typedBy === person ? undefined : line.typedBy,
      };
      await store.commit([{ kind: "member", put }, audit(id, "almanac", "member-unlinked", "", now)]);
    });
}

/**
 * Takes somebody off every roll. What stays is a mark without anything of theirs, under the number and the address they
 * were known by: the society's next file may still have them, and must not bring them back.
 */
export async function forgetMembers(
  person: Person,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<void> {
  for (const { id } of await membersBy(person, ports)) {
    await cancelMail(id, ports, now);
    await retried(async () => {
      const member = await ports.store.get("member", id);
      if (!member || member.state === "erased") return;
      const { programme, addressHash = "" } = member;
      const other = memberId(programme, addressHash);
      const mark = (one: Pick<Member, "id" | "version" | "programme">): Put => ({
        kind: "member",
        put: erasedMember(one, instantText(now)),
      });
      const known = other === id ? undefined : await ports.store.get("member", other);
      await ports.store.commit([
        mark(member),
        ...(other === id ? [] : [mark(known ?? { id: other, version: 0, programme })]),
        audit(id, "almanac", "member-erased", "", now),
      ]);
    });
  }
}
