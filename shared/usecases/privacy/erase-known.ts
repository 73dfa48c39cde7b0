import type { Erasure } from "../../domain/erasure.ts";
import { goneAddress, isGone, type Known } from "../../domain/known.ts";
import type { Profile } from "../../domain/profile.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

/** People read at a time. */
const atOnce = 200;

/**
 * Takes an erased person out of what others said of people they know, in every programme: an address may be named by
 * somebody who shares none with whoever has it. The line itself stays its owner's, with whom it was about gone: did it
 * vanish, its owner would learn that the address had been known here. Of one who asked not to be paired with them the keyed hash stays, and no id: whoever leaves and comes back
 * with the same address must not get round it. Runs a day after the removal, in the night's housekeeping.
 */
export async function forgetKnown({ id, addresses = [] }: Erasure, ports: Pick<Ports, "store">) {
  // Somebody else may have one of the addresses by now: then it is about them.
  const claims = await ports.store.getMany("email", addresses);
  const held = new Set(claims.map((claim) => claim.id));
  const gone = new Set(addresses.filter((address) => !held.has(address)));
  const isAbout = ({ person, address }: Known) => person === id || (person === undefined && gone.has(address));
  for (const { id: programme } of await everything(ports, "programme", "")) {
    let cursor: string | undefined;
    do {
      const page = await ports.store.list("participant", programme, { cursor, limit: atOnce });
      const people = page.items.map(({ person }) => person);
      for (const profile of await ports.store.getMany("profile", people))
        if (profile.knows?.some((one) => changes(one, isAbout))) await forgetIn(profile.id, isAbout, ports);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

async function forgetIn(owner: string, isAbout: (one: Known) => boolean, { store }: Pick<Ports, "store">) {
  await retried(async () => {
    const profile = await store.get("profile", owner);
    if (profile === undefined) return;
    const put: Profile = {
      ...profile,
      knows: profile.knows?.map((one) => (isAbout(one) ? forgotten(owner, one) : one)),
    };
    await store.commit([{ kind: "profile", put }]);
  });
}

function changes(one: Known, isAbout: (one: Known) => boolean): boolean {
  return isAbout(one) && (one.person !== undefined || (one.as !== "avoid" && !isGone(one)));
}

function forgotten(owner: string, { person: _, ...one }: Known): Known {
  return one.as === "avoid" ? one : { ...one, address: goneAddress(owner, one) };
}
