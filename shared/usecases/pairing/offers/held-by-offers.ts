import { holds, type Offer, ofSide } from "../../../domain/offer.ts";
import type { Programme } from "../../../domain/programme.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";

/** People who are asked about a group, a panel or a team, or said yes to one. */
export interface Held {
  /** Once for each place that is held for it. */
  readonly mentors: readonly string[];
  /** They are suggested to nobody else until it is settled. */
  readonly mentees: readonly string[];
}

/** Whom open offers of a programme hold. One conversation holds nobody. */
export async function heldByOffers({ id }: Pick<Programme, "id">, ports: Pick<Ports, "store">): Promise<Held> {
  const lists = await Promise.all(
    (["asked-mentors", "asked-mentees"] as const).map((state) => everything(ports, "offer", id, state)),
  );
  const open = lists.flat().filter(({ shape }) => shape !== "once");
  const of = (side: "mentor" | "mentee", offers: readonly Offer[]) =>
    offers.flatMap((offer) => ofSide(offer, side).filter((one) => holds(offer, one)));
  // Who joins a group takes none of its mentors' places.
  const fresh = open.filter(({ joins }) => joins === undefined);
  return { mentors: of("mentor", fresh), mentees: of("mentee", open) };
}
