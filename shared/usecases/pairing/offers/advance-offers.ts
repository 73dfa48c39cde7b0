import type { Temporal } from "temporal-polyfill";
import { isOfferLate, nextStep, type Offer, unanswered } from "../../../domain/offer.ts";
import type { Programme } from "../../../domain/programme.ts";
import { instantOf, plusHours } from "../../../domain/time.ts";
import { everything } from "../../everything.ts";
import { written } from "../../mail/ledger.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { askMails } from "./offer-mail.ts";
import { settleOffer } from "./settle-offer.ts";

/** Days before the deadline on which the one reminder leaves. */
const reminderDays = 2;

/** What came of looking at the offers that are open. */
export interface OffersAdvanced {
  readonly hints: readonly string[];
  readonly lapsed: number;
  /** Offers somebody is asked about still: the next run has something to look at. */
  readonly open: number;
}

/** Moves offers on whose time is over or who have all answers, and reminds, once, who has not answered. */
export async function advanceOffers(
  programme: Programme,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<OffersAdvanced> {
  const lists = await Promise.all(
    (["asked-mentors", "asked-mentees"] as const).map((state) => everything(ports, "offer", programme.id, state)),
  );
  const hints: string[] = [];
  let [lapsed, open] = [0, 0];
  for (const { id } of lists.flat()) {
    const step = await retried(async () => {
      const offer = await ports.store.get("offer", id);
      if (!offer) return "gone";
      hints.push(...(await advance(offer, programme, ports, now)));
      return nextStep(offer, now);
    });
    if (step === "lapse") lapsed++;
    else if (step !== "gone" && step !== "begin") open++;
  }
  return { hints, lapsed, open };
}

async function advance(
  offer: Offer,
  programme: Programme,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<string[]> {
  if (nextStep(offer, now) !== "wait") return settleOffer(offer, { puts: [] }, programme, ports, now);
  if (!isReminderDue(offer, now)) return [];
  const messages = askMails(offer, "reminder", programme, now);
  await ports.store.commit([
    { kind: "offer", put: { ...offer, reminded: true } },
    ...messages.map((message) => written(message, undefined, now)),
  ]);
  return messages.map(({ id }) => id);
}

function isReminderDue(offer: Offer, now: Temporal.Instant): boolean {
  const { reminded, answerBy } = offer;
  if (reminded || answerBy === undefined || isOfferLate(offer, now) || unanswered(offer).length === 0) return false;
  return plusHours(instantOf(answerBy), -24 * reminderDays).epochMilliseconds <= now.epochMilliseconds;
}
