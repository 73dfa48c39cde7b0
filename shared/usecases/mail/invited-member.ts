import type { Member } from "../../domain/member.ts";
import type { Message } from "../../domain/message.ts";
import { newPerson, type Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Ports } from "../ports.ts";

type MemberPorts = Pick<Ports, "store" | "addresses">;

/** Why nobody may be invited by mail. */
export type NotInvited = "joined" | "erased" | "no-address" | "known" | "suppressed" | "unsubscribed";

/** Under what it is kept that somebody wants no invitations: apart from bounces, so that they may still join by themselves. */
export function uninvitedId(email: string, { addresses }: Pick<Ports, "addresses">): Promise<string> {
  return addresses.hash(`invitations ${email}`);
}

/** Whom an invitation goes to: a line of the roll, for nobody is a person yet; or why it must not go. */
export async function invitedMember(
  message: Message,
  programme: Programme,
  ports: MemberPorts,
): Promise<{ readonly to: Person } | { readonly silence: string }> {
  const member = await ports.store.get("member", message.person);
  if (!member) return { silence: "person-gone" };
  const silence = await whyNotInvited(member, ports);
  if (silence !== undefined || member.email === undefined) return { silence: silence ?? "no-address" };
  return { to: asPerson(member, member.email, programme) };
}

/** Why this member gets no invitation; undefined if they may get one. By strong reads of one record each. */
export async function whyNotInvited(member: Member, ports: MemberPorts): Promise<NotInvited | undefined> {
  if (member.state === "joined" || member.state === "erased") return member.state;
  if (member.email === undefined) return "no-address";
  const hash = await ports.addresses.hash(member.email);
  const [claim, suppression, uninvited] = await Promise.all([
    ports.store.get("email", hash),
    ports.store.get("suppression", hash),
    uninvitedId(member.email, ports).then((id) => ports.store.get("suppression", id)),
  ]);
  if (suppression) return "suppressed";
  if (uninvited) return "unsubscribed";
  const owner = claim && (await ports.store.get("person", claim.person));
  if (owner?.erasing) return "erased";
  if (owner?.addressState === "bouncing" || owner?.addressState === "complained") return "suppressed";
  const part = owner && (await ports.store.get("participant", `${member.programme}.${owner.id}`));
  return part ? "known" : undefined;
}

function asPerson({ id, name = "", locale, zone }: Member, email: string, programme: Programme): Person {
  const said = { id, name, email, locale: locale ?? programme.locale, zone: zone ?? programme.zone };
  return newPerson(said, "", "1970-01-01T00:00:00.000Z");
}
