import type { Temporal } from "temporal-polyfill";
import { Conflict, Unavailable } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import type { Ports } from "../ports.ts";
import { written } from "./ledger.ts";

/** What became of one hint, for the log. */
export type SendOutcome = "sent" | "failed" | "skipped" | "waits" | "braked" | "paused" | "not-due" | "not-ours";

/** The message was put aside as FAILED; thrown so that the failure is logged and counted, never swallowed. */
export class Unwritable extends Error {
  override readonly name = "Unwritable";
  /** The message's id, for the log. */
  readonly about: string;

  constructor({ id, kind }: Message, options: ErrorOptions) {
    super(`Message ${id} of kind ${kind} cannot be written`, options);
    this.about = id;
  }
}

/** Writes the step that ends a hint without a sending; if somebody else moved the message meanwhile, theirs stands. */
export async function close(
  before: Message,
  next: Message,
  outcome: SendOutcome,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<SendOutcome> {
  try {
    await ports.store.commit([written(next, before, now)]);
    return outcome;
  } catch (error) {
    if (error instanceof Conflict) return "not-ours";
    throw error;
  }
}

/** Keeps a prompt for a later window, or for none. */
export function putOff(
  before: Message,
  next: Message,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<SendOutcome> {
  return close(before, next, next.state === "PLANNED" ? "waits" : "skipped", ports, now);
}

/**
 * A mail that cannot be written must not stop the others, nor be tried for ever; a person has to look at it, and the
 * alarm says so. What fails but for a service comes back, and is written then. @throws Unwritable, or the error itself.
 */
export async function putAside(
  message: Message,
  unwritten: Message,
  error: unknown,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<never> {
  if (error instanceof Conflict || error instanceof Unavailable) throw error;
  await close(message, unwritten, "failed", ports, now);
  throw new Unwritable(message, { cause: error });
}
