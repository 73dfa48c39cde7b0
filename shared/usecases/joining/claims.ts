import { derivedId } from "../../domain/ids.ts";
import type { EmailClaim, Person } from "../../domain/person.ts";
import type { Change, Ports, Put } from "../ports.ts";

type ClaimPorts = Pick<Ports, "store" | "addresses">;

/** An address, as the table knows it: who claims it, and who that is. */
export interface Held {
  /** The keyed hash. */
  readonly id: string;
  readonly claim: EmailClaim | undefined;
  readonly owner: Person | undefined;
}

/** Looks an address up by its keyed hash. */
export async function holderOf(email: string, { store, addresses }: ClaimPorts): Promise<Held> {
  const id = await addresses.hash(email);
  const claim = await store.get("email", id);
  return { id, claim, owner: claim && (await store.get("person", claim.person)) };
}

/** Whether this person may have the address: nobody else has it, or only somebody who never confirmed it. */
export function isFreeFor(person: string, { claim, owner }: Held): boolean {
  return claim?.person === person || owner === undefined || owner.addressState === "unconfirmed";
}

/** The claim as this person's, for good. It decides a race: of two who confirm one address, one write is too late. */
export function claimed(person: string, { id, claim }: Held): Put {
  return { kind: "email", put: { id, version: claim?.version ?? 0, person } };
}

/** Gives an address up, so that anybody may join with it; nothing where it is not this person's. */
export function released(person: string, { claim }: Held): Change[] {
  if (claim === undefined || claim.person !== person) return [];
  return [{ kind: "email", remove: { id: claim.id, version: claim.version } }];
}

/**
 * The id of whoever joins with an address: its holder's, else the first one made from the address that nobody ever had.
 * Links outlive the person they were made for, and so do audits and the mail log: an id that was somebody's, who has
 * moved to another address or was erased, is never anybody else's. The same for the same table: pressing twice finds it.
 */
export async function personIdFor(
  address: string,
  email: string,
  claim: EmailClaim | undefined,
  store: Ports["store"],
): Promise<string> {
  if (claim !== undefined && (await store.get("person", claim.person))) return claim.person;
  for (let life = 1; ; life++) {
    const id = life === 1 ? derivedId("per", address) : derivedId("per", address, String(life));
    const person = await store.get("person", id);
    if (person === undefined ? !(await wasSomebody(id, store)) : person.email === email) return id;
  }
}

/** Whether there was a person of this id: whoever is erased leaves audits about it. */
async function wasSomebody(id: string, store: Ports["store"]): Promise<boolean> {
  return (await store.partsOf("audit", id)).length > 0;
}
