import { type MemberFields, memberId } from "../../domain/member.ts";
import type { Ports } from "../ports.ts";

/** Under what a line of the roll is kept, and under what else it may have been kept before its number was known. */
export interface MemberIds {
  readonly id: string;
  /** By its address; the same as `id` where it has no number. */
  readonly byAddress: string | undefined;
  readonly addressHash: string | undefined;
}

/** The ids of one line of the roll: by its number, which outlives an address, else by its address. Undefined: it has neither. */
export async function memberIds(
  programme: string,
  { memberNumber, email }: Pick<MemberFields, "memberNumber" | "email">,
  { addresses }: Pick<Ports, "addresses">,
): Promise<MemberIds | undefined> {
  const addressHash = email === undefined ? undefined : await addresses.hash(email);
  const byAddress = addressHash === undefined ? undefined : memberId(programme, addressHash);
  // A number is hashed with the key as well: ids go where personal data may not.
  const byNumber =
    memberNumber === undefined ? undefined : memberId(programme, await addresses.hash(`member ${memberNumber}`));
  const id = byNumber ?? byAddress;
  return id === undefined ? undefined : { id, byAddress, addressHash };
}
