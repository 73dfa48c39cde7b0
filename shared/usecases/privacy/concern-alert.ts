import { Temporal } from "temporal-polyfill";
import type { Message } from "../../domain/message.ts";
import { instantText } from "../../domain/time.ts";
import { spend } from "../joining/budgets.ts";
import { type NewMessage, newMessage, written } from "../mail/ledger.ts";
import { office } from "../mail/recipient.ts";
import type { Ports, Put } from "../ports.ts";

/** Alerts at once for what one network sends: nobody alone uses up what the programme has. */
const ofNetwork = { most: 3, hours: 1 };
/** Alerts at once of one programme. */
const ofProgramme = { most: 20, hours: 1 };
/** Hours an alert is worth sending. */
const alertHours = 7 * 24;

/** What an alert writes, and the message to send at once, if it may. */
export interface Alert {
  readonly puts: Put[];
  readonly hints: string[];
}

/**
 * Tells the programme's contact of a concern: at once, as long as its network and the programme have alerts left; else
 * as the hour ends, one mail for everything that came in it, so that no flood keeps a concern from being told of.
 * `network`: where it was sent from.
 */
export async function alertOf(
  concern: { readonly id: string; readonly programme: string },
  network: string,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Alert> {
  const { id, programme } = concern;
  const from = await ports.addresses.hash(`network ${network}`);
  const [own, all] = await Promise.all([
    spend({ of: `concern-network.${from}`, ...ofNetwork }, ports, now),
    spend({ of: `concern.${programme}`, ...ofProgramme }, ports, now),
  ]);
  if (own && all) {
    const alert = newMessage(alertAbout(programme, id, "raised"), now);
    return { puts: [own, all, written(alert, undefined, now)], hints: [alert.id] };
  }
  const late = alertAsHourEnds(programme, now);
  return { puts: (await ports.store.get("message", late.id)) ? [] : [written(late, undefined, now)], hints: [] };
}

/** Its subject is the programme: it is about all that came in this hour. */
function alertAsHourEnds(programme: string, now: Temporal.Instant): Message {
  const hour = 3_600_000;
  const ends = Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / hour) + 1) * hour);
  const at = instantText(ends);
  return { ...newMessage(alertAbout(programme, programme, at), now), dueAt: at, nextActionAt: at };
}

function alertAbout(programme: string, subject: string, occurrence: string): NewMessage {
  return { person: office, programme, kind: "concern-raised", subject, occurrence, livesHours: alertHours };
}
