import { inRole, type Mentorship } from "../../../domain/mentorship.ts";
import { offerSizes } from "../../../domain/offer.ts";
import type { Ports } from "../../ports.ts";

/**
 * How many more mentees a group has room for: up to what its mentors said they would take on their own page, or agreed to
 * when it was offered, whichever is more; who never said a number is asked about each.
 */
export async function roomIn(group: Mentorship, { store }: Pick<Ports, "store">): Promise<number> {
  const [profiles, offer] = await Promise.all([
    store.getMany("profile", inRole(group, "mentor")),
    store.get("offer", group.round),
  ]);
  const { most } = offerSizes[group.shape ?? "group"].mentee;
  const limits = profiles.flatMap(({ group: size }) => (size === undefined ? [] : [size]));
  const said = limits.length === 0 ? most : Math.max(Math.min(...limits), offer?.mentees.length ?? 0);
  return Math.min(most, said) - inRole(group, "mentee").length;
}
