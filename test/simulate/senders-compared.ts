import type { Temporal } from "temporal-polyfill";
import { laneOf, type Message, type MessageState } from "#shared/domain/message.ts";
import { instantText } from "#shared/domain/time.ts";
import { classify } from "#shared/ledger/failures.ts";
import { isUnsent } from "#shared/ledger/message-states.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import type { Sender, SenderPorts } from "./senders.ts";

/** Minutes, as ours: a lease of the queue's, a lease of a claim's. */
const [queueLease, sendLease] = [10, 3];
const atOnce = 100;

/** The same table, queue and SES, and the way most senders do it; nothing of our protocol but the index. */
async function step(
  message: Message,
  state: MessageState,
  reason: string,
  nextActionAt: string | undefined,
  { store }: SenderPorts,
  now: Temporal.Instant,
): Promise<Message> {
  const next: Message = { ...message, state, reason, nextActionAt };
  await store.commit([written(next, message, now)]);
  return { ...next, version: message.version + 1 };
}

const minutes = (now: Temporal.Instant, many: number) => instantText(now.add({ minutes: many }));

/** Hands one letter to SES, and says whether SES said that it took it. */
async function hand(message: Message, ports: SenderPorts, now: Temporal.Instant) {
  const person = await ports.store.get("person", message.person);
  const lane = laneOf(message);
  const letter = { to: person?.email ?? "", mime: new Uint8Array(), message: message.id, class: message.class, lane };
  return ports.mailer.send({ ...letter, attempt: ports.nonces.next(), until: minutes(now, 60 * 24 * 365) });
}

async function dueNow(
  lanes: readonly ("open" | "interactive" | "bulk")[],
  { store }: SenderPorts,
  now: Temporal.Instant,
) {
  const found = await Promise.all(lanes.map((lane) => store.due(lane, now, atOnce)));
  return store.getMany(
    "message",
    found.flatMap(({ ids }) => ids),
  );
}

/** Hints what is due, again after ten minutes. */
async function hintDue(ports: SenderPorts, now: Temporal.Instant, stuck: boolean): Promise<void> {
  for (const message of await dueNow(stuck ? ["open", "interactive", "bulk"] : ["interactive", "bulk"], ports, now)) {
    if ((message.nextActionAt ?? "~") > instantText(now)) continue;
    const state = message.state === "SENDING" ? "SENDING" : "QUEUED";
    await step(message, state, "due", minutes(now, queueLease), ports, now).catch(() => undefined);
    await ports.queue.hint([message.id], "bulk");
  }
}

const nothing = async () => undefined;

/** Moves its mark on when it fetches what is due, and sends then: what it had fetched when it died is never looked at again. */
export const checkpointSender: Sender = {
  strict: false,
  async minute(ports, now) {
    const fetched: Message[] = [];
    for (const message of await dueNow(["interactive", "bulk"], ports, now)) {
      if ((message.nextActionAt ?? "~") > instantText(now)) continue;
      fetched.push(await step(message, "SENT", "fetched", undefined, ports, now));
    }
    for (const message of fetched) await hand(message, ports, now);
  },
  hint: nothing,
  hour: nothing,
  event: nothing,
};

/** Tries three times whatever the error, as AWS's SDK does by itself, and notes it as sent afterwards. */
export const retrySender: Sender = {
  strict: false,
  minute: (ports, now) => hintDue(ports, now, false),
  async hint(id, ports, now) {
    const message = await ports.store.get("message", id);
    if (!message || !isUnsent(message.state)) return;
    for (let tries = 1; ; tries++) {
      const outcome = await hand(message, ports, now);
      if ("accepted" in outcome) break;
      if (classify(outcome.error).kind === "refused") {
        await step(message, "FAILED", "refused", undefined, ports, now);
        return;
      }
      if (tries === 3) throw new Error("Given back to the queue");
    }
    await step(message, "SENT", "accepted", undefined, ports, now);
  },
  hour: nothing,
  event: nothing,
};

/** Claims for three minutes, and sends again whatever was claimed by somebody who never came back. */
export const leaseSender: Sender = {
  strict: false,
  minute: (ports, now) => hintDue(ports, now, true),
  async hint(id, ports, now) {
    const message = await ports.store.get("message", id);
    if (!message) return;
    const expired = message.state === "SENDING" && (message.leaseUntil ?? "") <= instantText(now);
    if (!isUnsent(message.state) && !expired) return;
    const leaseUntil = minutes(now, sendLease);
    const mine = await step({ ...message, leaseUntil }, "SENDING", "claimed", leaseUntil, ports, now);
    const outcome = await hand(mine, ports, now);
    if ("accepted" in outcome) await step(mine, "SENT", "accepted", undefined, ports, now);
    else if (classify(outcome.error).kind === "refused") await step(mine, "FAILED", "refused", undefined, ports, now);
    else await step(mine, "RETRY", "error", minutes(now, 1), ports, now);
  },
  hour: nothing,
  event: nothing,
};
