import type { Temporal } from "temporal-polyfill";
import type { SesEvent } from "#shared/contracts/events.ts";
import type { JobOrder } from "#shared/usecases/job.ts";
import { dispatch } from "#shared/usecases/mail/dispatch.ts";
import type { Writer } from "#shared/usecases/mail/letters/whole.ts";
import { reconcile } from "#shared/usecases/mail/reconcile.ts";
import { type SendPorts, sendMessage } from "#shared/usecases/mail/send-message.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import type { Ports } from "#shared/usecases/ports.ts";

export type SenderPorts = SendPorts & Pick<Ports, "store" | "queue" | "quota" | "bus" | "zones" | "news">;

/** A way to send what is due: what the minute does, what a hint does, what the hour does, what an event does. */
export interface Sender {
  /** Whether it is ours, with every rule of the protocol; others are only counted. */
  readonly strict: boolean;
  minute(ports: SenderPorts, now: Temporal.Instant, order?: JobOrder): Promise<unknown>;
  hint(id: string, ports: SenderPorts, now: Temporal.Instant): Promise<unknown>;
  hour(ports: SenderPorts, now: Temporal.Instant): Promise<unknown>;
  event(event: SesEvent, ports: SenderPorts, now: Temporal.Instant): Promise<unknown>;
}

const order = { dryRun: false };
/** What a mail says costs time and proves nothing here. */
const mime = new Uint8Array();
const blank: Writer = async () => ({ mime });

/** The use cases as they are deployed. */
export const ours: Sender = {
  strict: true,
  minute: (ports, now, given = order) => dispatch(given, ports, now),
  hint: (id, ports, now) => sendMessage(id, ports, now, blank),
  hour: (ports, now) => reconcile(order, ports, now),
  event: (event, ports, now) => sesFeedback(event, ports, now),
};
