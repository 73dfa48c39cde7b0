import type { Temporal } from "temporal-polyfill";
import type { UpdateProfile } from "../../contracts/profile-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { type Known, knownId, mostKnown, saidBy, saidKinds, withEntry } from "../../domain/known.ts";
import type { Profile } from "../../domain/profile.ts";
import { dayIn, instantOf, instantText } from "../../domain/time.ts";
import type { KnownLine } from "../../pages/profile-model.ts";
import type { Change, Ports } from "../ports.ts";

type KnownWish = Extract<UpdateProfile, { part: "known" | "known-removal" }>;

/**
 * Notes what somebody is to a person, or takes that back. An address is kept as its keyed hash alone. For one that is
 * known here and one that is not the same is read and the same is written: neither the answer nor its time tells which.
 * @throws Problem when there are too many.
 */
export async function knownChange(
  person: string,
  wish: KnownWish,
  { store, addresses }: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Change[]> {
  const profile = (await store.get("profile", person)) ?? { id: person, version: 0 };
  const { knows = [] } = profile;
  if (wish.part === "known-removal") {
    const rest = knows.filter((one) => one.told !== undefined || knownId(person, one) !== wish.entry);
    return rest.length === knows.length ? [] : [{ kind: "profile", put: withKnown(profile, rest) }];
  }
  const address = await addresses.hash(wish.email);
  const claim = await store.get("email", address);
  const entry: Known = { as: wish.as, address, person: claim?.person, at: instantText(now) };
  const after = withEntry(person, knows, entry);
  if (after.grew && saidBy(profile).length >= mostKnown)
    throw new Problem("invalid-request", "There are as many as there may be.", [
      { field: "knows", message: `${mostKnown} at most: remove one first` },
    ]);
  return [{ kind: "profile", put: withKnown(profile, after.knows) }];
}

/** A profile with this list of people; an empty one is none. */
export function withKnown(profile: Profile, knows: readonly Known[]): Profile {
  return { ...profile, knows: knows.length === 0 ? undefined : [...knows] };
}

/** What somebody said of people they know, as their own page shows it: never whom. */
export function knownLines(profile: Profile | undefined, zone: string): KnownLine[] {
  return saidBy(profile).flatMap((one) => {
    const as = saidKinds.find((kind) => kind === one.as);
    const on = one.at === undefined ? "" : dayIn(zone, instantOf(one.at)).toString();
    return as === undefined ? [] : [{ id: knownId(profile?.id ?? "", one), as, on }];
  });
}
