import type { Person } from "../../domain/person.ts";
import type { Ports } from "../ports.ts";

/**
 * The keyed hashes of the addresses a person proved to be theirs: the ones they have, and those before that nobody else
 * has by now. What anybody may type, an address that was only asked for or a sign-up nobody confirmed, is not among
 * them: it would let everybody read, or wipe, what belongs to whoever has the address.
 */
export async function provenHashes(person: Person, { store, addresses }: Pick<Ports, "store" | "addresses">) {
  const formers = (person.former ?? []).map(({ email }) => email);
  const given = [isProven(person) ? person.email : undefined, person.second, ...formers];
  const emails = given.filter((email) => email !== undefined);
  const hashes = [...new Set(await Promise.all(emails.map((email) => addresses.hash(email))))];
  const claims = await store.getMany("email", hashes);
  const others = new Set(claims.filter((claim) => claim.person !== person.id).map(({ id }) => id));
  return hashes.filter((hash) => !others.has(hash));
}

/** A complaint says nothing of who they are; until it is confirmed, a sign-up has an end. */
function isProven({ addressState, ttl }: Person): boolean {
  return addressState !== "unconfirmed" && !(addressState === "complained" && ttl !== undefined);
}
