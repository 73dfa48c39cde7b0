import type { Temporal } from "temporal-polyfill";
import type { Act } from "../../contracts/desk/mail-requests.ts";
import { isHeld, type Message, mayBeKept } from "../../domain/message.ts";
import { held, letBe, onceMore, released } from "../../ledger/holding.ts";
import { isUnsent } from "../../ledger/message-states.ts";
import { audit } from "../audit.ts";
import type { Caller } from "../http.ts";
import type { Ports, Put } from "../ports.ts";
import { written } from "./ledger.ts";
import { plannedNow } from "./planned-now.ts";

export type DecidePorts = Pick<Ports, "store" | "zones">;

/** What a decision makes of a message. */
export interface Decision {
  /** The message as it then is; the same one where it was so already. */
  readonly next: Message;
  readonly puts: readonly Put[];
}

/**
 * Decides about one message as it stands: holds what has not left, lets go what is held (or tries once more what is
 * unclear), or leaves either as it is for good. Undefined: it has gone on meanwhile and there is nothing to decide, or it
 * is of a kind that must not be kept back.
 */
export async function decide(
  message: Message,
  act: Act,
  { id: by }: Pick<Caller, "id">,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<Decision | undefined> {
  if (isDone(message, act)) return { next: message, puts: [] };
  const next = await after(message, act, ports, now);
  if (next === undefined) return undefined;
  return { next, puts: [written(next, message, now), audit(message.id, by, `mail-${act}`, next.reason, now)] };
}

/** Asked for twice: pressed again, or by two people. */
function isDone(message: Message, act: Act): boolean {
  switch (act) {
    case "hold":
      return isHeld(message);
    case "release":
      return isUnsent(message.state) && ["released", "once-more"].includes(message.reason);
    case "leave":
      return message.state === "SKIPPED" && ["left-unsent", "left-unclear"].includes(message.reason);
  }
}

async function after(
  message: Message,
  act: Act,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<Message | undefined> {
  switch (act) {
    case "hold":
      return isUnsent(message.state) && mayBeKept(message) ? held(message) : undefined;
    case "release":
      if (isHeld(message)) return released(message, await plannedNow(message, ports, now), now);
      return message.state === "PARKED" ? onceMore(message, now) : undefined;
    case "leave":
      return message.state === "PARKED" && mayBeKept(message) ? letBe(message) : undefined;
  }
}
