import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../../domain/ids.ts";
import type { Offer } from "../../../domain/offer.ts";
import { instantText } from "../../../domain/time.ts";

/** An offer nobody is asked about yet. `key`: what makes it the one it is, so that making it twice finds the first. */
export function offerDraft(
  key: readonly string[],
  said: Pick<Offer, "programme" | "shape" | "mentors" | "mentees" | "madeBy" | "joins">,
  now: Temporal.Instant,
): Offer {
  return {
    ...{ id: derivedId("off", said.programme, ...key), version: 0, state: "draft", ...said },
    ...{ yes: [], no: [], madeAt: instantText(now), reminded: false },
  };
}
