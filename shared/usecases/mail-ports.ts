import type { Lane, MessageClass } from "../domain/message.ts";
import type { SendError } from "../ledger/failures.ts";
import type { SendingQuota } from "../ledger/pace.ts";
import type { Slice } from "../ledger/pauses.ts";

/** Tells the send queue that messages are ready. A hint may be lost or doubled; dispatch is the safety net. */
export interface SendQueue {
  /** By the lane of what somebody waits for, unless said otherwise. */
  hint(messages: readonly string[], lane?: Lane): Promise<void>;
  /** About how many hints of a lane wait to be taken, or were taken and are not done. */
  waiting(lane: Lane): Promise<number>;
}

/** The queue in which what SES tells of our mail waits to be recorded. */
export interface NewsQueue {
  /** About how many pieces of news wait, or were taken and are not recorded. */
  waiting(): Promise<number>;
}

/** SES's limits, and now and then what it counted lately. */
export interface SendingLimits extends SendingQuota {
  readonly recent?: readonly Slice[] | undefined;
  /** Why it did not say what it counted: then nothing judges how much comes back. */
  readonly uncounted?: string | undefined;
}

/** For dispatch alone: SES answers once a second for the whole account. */
export interface Quota {
  read(): Promise<SendingLimits>;
}

/** The turn of one mail within its lane's share of the rate, at the sender at hand. */
export interface PacePort {
  /** Waits for it, and tells how many milliseconds that took. @throws OutOfTime when it would come too late for this sender. */
  turn(lane: Lane): Promise<number>;
}

export interface Letter {
  readonly to: string;
  readonly mime: Uint8Array;
  readonly message: string;
  readonly attempt: string;
  readonly class: MessageClass;
  /** Which lane's configuration set it goes by. */
  readonly lane: Lane;
  /** The end of the claim's lease: SES is handed it before, or never. Whoever comes later may have been replaced. */
  readonly until: string;
}

/** SES, one attempt a call. */
export interface Mailer {
  send(letter: Letter): Promise<{ readonly accepted: string } | { readonly error: SendError }>;
}

/** Randomness, for attempts only: everything else has a derived id. */
export interface Nonces {
  next(): string;
}

/** The programme mailbox. */
export interface Mailbox {
  readonly from: string;
}
