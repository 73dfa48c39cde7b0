import type { Temporal } from "temporal-polyfill";
import { type Offer, sideIn, withoutPerson } from "../../../domain/offer.ts";
import { audit } from "../../audit.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";

const open = ["draft", "asked-mentors", "asked-mentees"] as const;

/** Takes somebody who leaves out of the offers that are open; what becomes of those is decided where time decides it. */
export async function leaveOffers(
  person: string,
  programme: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  const lists = await Promise.all(open.map((state) => everything(ports, "offer", programme, state)));
  for (const { id } of lists.flat().filter((one) => sideIn(one, person) !== undefined))
    await retried(async () => {
      const offer = await ports.store.get("offer", id);
      if (!offer || sideIn(offer, person) === undefined) return;
      const put: Offer = withoutPerson(offer, person);
      await ports.store.commit([{ kind: "offer", put }, audit(id, "almanac", "offer-without", "left", now)]);
    });
}
