import type { Temporal } from "temporal-polyfill";
import { agreedOf, hasEnough, neededOf, nextStep, type Offer } from "../../../domain/offer.ts";
import type { Participant } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import { audit } from "../../audit.ts";
import { written } from "../../mail/ledger.ts";
import type { Ports, Put } from "../../ports.ts";
import { beginOffer } from "./begin-offer.ts";
import { askMails, offerAsking } from "./offer-mail.ts";
import { offerOfFitting } from "./who-fits.ts";

export type OfferPorts = Pick<Ports, "store" | "bus">;

/** What goes along with a step of an offer. */
export interface Along {
  readonly puts: readonly Put[];
  /** Who pressed yes just now, and so has read what to expect. */
  readonly oriented?: Participant | undefined;
}

/**
 * Writes an offer as it is now, with whatever follows from it: the mentees are asked, the mentorship begins, or it
 * lapses. Says which messages were written.
 */
export async function settleOffer(
  offer: Offer,
  along: Along,
  programme: Programme,
  ports: OfferPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const tick: Put[] = along.oriented ? [{ kind: "participant", put: along.oriented }] : [];
  switch (nextStep(offer, now)) {
    case "begin":
      return beginOffer(offer, along.puts, programme, ports, now);
    case "ask-mentees":
      return askMentees(offer, [...along.puts, ...tick], programme, ports, now);
    case "lapse":
      return lapse(offer, [...along.puts, ...tick], ports, now);
    case "wait":
      await ports.store.commit([{ kind: "offer", put: offer }, ...along.puts, ...tick]);
      return [];
  }
}

async function lapse(
  offer: Offer,
  puts: readonly Put[],
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  await ports.store.commit([
    { kind: "offer", put: { ...offer, state: "lapsed" } },
    ...[...puts, audit(offer.id, "almanac", "offer-lapsed", offer.state, now)],
  ]);
  return [];
}

/** Asks the mentors of a draft. Says which messages were written. */
export async function askOffer(
  offer: Offer,
  by: string,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const asked: Offer = { ...offer, state: "asked-mentors", ...offerAsking(programme, now) };
  const messages = askMails(asked, "asked", programme, now);
  await ports.store.commit([
    { kind: "offer", put: asked },
    ...messages.map((message) => written(message, undefined, now)),
    audit(offer.id, by, "offer-asked", "", now),
  ]);
  return messages.map(({ id }) => id);
}

/** Asks those of the mentees who may still come together with the mentors; it ends where too few are left. */
async function askMentees(
  before: Offer,
  puts: readonly Put[],
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const offer = await offerOfFitting(before, programme, ports, now);
  if (!hasEnough(offer, "mentor") || offer.mentees.length < neededOf(offer, "mentee"))
    return lapse(offer, puts, ports, now);
  const named = agreedOf(offer, "mentor");
  const asked: Offer = { ...offer, state: "asked-mentees", named, ...offerAsking(programme, now) };
  const messages = askMails(asked, "asked", programme, now);
  await ports.store.commit([
    { kind: "offer", put: asked },
    ...puts,
    ...messages.map((message) => written(message, undefined, now)),
  ]);
  return messages.map(({ id }) => id);
}
