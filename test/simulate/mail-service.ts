import { type SesEvent, sesTags } from "#shared/contracts/events.ts";
import { leaseOver, type SendError } from "#shared/ledger/failures.ts";
import type { Letter, Mailer } from "#shared/usecases/mail-ports.ts";
import type { Agenda } from "./agenda.ts";
import { type Faults, rates } from "./faults.ts";
import type { Lot } from "./lot.ts";
import type { Spells } from "./spells.ts";

/** What the simulated SES is told of, and tells. */
export interface MailWorld {
  readonly faults: Faults;
  readonly lot: Lot;
  readonly agenda: Agenda;
  readonly spells: Spells;
  /** Of the attempts SES accepts, the share of which no event ever arrives on any channel. */
  readonly eventLoss: number;
  /** SES took a letter. `silent`: no event will tell of it. */
  accepted(letter: Letter, silent: boolean): void;
  /** An event reached the queue of mail news. */
  tell(event: SesEvent): void;
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const error = (name: string, status: number, message = ""): { readonly error: SendError } => ({
  error: { name, status, message },
});
const noAnswer = error("TimeoutError", 0);

/** SES as it is seen from here: it takes each letter it is handed, or not, and tells the truth about it, or nothing. */
export function simulatedSes(world: MailWorld): (clock: () => number) => Mailer {
  const { lot, agenda, spells, faults } = world;
  const chance = (rate: keyof typeof rates) => faults.has("ses") && lot.chance(rates[rate]);
  let count = 0;

  function take(letter: Letter): string {
    const id = `ses-${++count}`;
    const silent = lot.chance(world.eventLoss);
    world.accepted(letter, silent);
    if (!silent) announce(letter, id);
    return id;
  }

  /** Two channels, each with its own delays; one of the two is always in time. An event may be here before the answer. */
  function announce(letter: Letter, id: string): void {
    const eventually = faults.has("event");
    const late = eventually && lot.chance(rates.eventLate) ? lot.below(2) : undefined;
    for (const channel of [0, 1]) {
      const copies = eventually && lot.chance(rates.eventTwice) ? lot.between(2, 5) : 1;
      for (let copy = 0; copy < copies; copy++) {
        const wait = channel === late || copy > 0 ? lot.between(minute, 6 * hour) : lot.below(30 * second);
        agenda.after(wait, () => world.tell(eventOf("Send", letter, id)));
      }
    }
    if (chance("sesBounced")) agenda.after(lot.between(second, hour), () => world.tell(eventOf("Bounce", letter, id)));
    else if (chance("sesComplained"))
      agenda.after(lot.between(minute, 24 * hour), () => world.tell(eventOf("Complaint", letter, id)));
  }

  return (clock) => ({
    async send(letter) {
      if (clock() >= Date.parse(letter.until)) return { error: leaseOver };
      if (spells.has("sesAway")) return lot.chance(0.5) ? error("ECONNREFUSED", 0) : error("ServiceUnavailable", 503);
      if (spells.has("sesPaused")) return error("AccountSendingPausedException", 400);
      if (spells.has("dailyQuota")) return error("Throttling", 400, "Daily message quota exceeded.");
      if (spells.has("sesThrottled") ? lot.chance(0.9) : chance("sesThrottled"))
        return error("Throttling", 400, "Maximum sending rate exceeded.");
      if (chance("sesRefused")) return error("MessageRejected", 400, "Email address is on a list.");
      if (chance("sesReset")) return error("ECONNRESET", 0);
      if (chance("sesHangs")) {
        const taken = lot.chance(0.5);
        await agenda.sleep(8 * second);
        if (taken) take(letter);
        return noAnswer;
      }
      const id = take(letter);
      // While the answer is on its way, events may be quicker.
      if (lot.chance(0.3)) await agenda.sleep(lot.between(50, 3000));
      return chance("sesLost") ? noAnswer : { accepted: id };
    },
  });
}

function eventOf(eventType: "Send" | "Bounce" | "Complaint", letter: Letter, messageId: string): SesEvent {
  const tags = { [sesTags.message]: [letter.message], [sesTags.attempt]: [letter.attempt] };
  const mail = { messageId, destination: [letter.to], tags };
  const bounce = { bounceType: "Permanent" };
  return { "detail-type": "", detail: eventType === "Bounce" ? { eventType, mail, bounce } : { eventType, mail } };
}
