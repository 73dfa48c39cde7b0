import { Conflict, Unavailable } from "#shared/domain/errors.ts";
import type { SendError } from "#shared/ledger/failures.ts";
import type { Checkpoint } from "../gates.ts";

/**
 * What goes wrong at a checkpoint. `crash`: nothing of this invocation ever goes on. `zombie`, `late`: it stops, is taken
 * for dead, and goes on after its lease, or hours later. `error`: the call does nothing and says so. `conflict`: the write
 * does nothing, another transaction was under way. `lost`: it is done, and an error comes back. `repeated`: it is done,
 * its answer got lost, and the repetition meets what it has done itself. `unclear`: SES fails without having taken it.
 */
export type FaultKind = "crash" | "zombie" | "late" | "error" | "conflict" | "lost" | "repeated" | "unclear";

export interface Fault {
  /** The number of the checkpoint in the whole life, from 0. */
  readonly at: number;
  readonly kind: FaultKind;
}

/** Minutes a zombie sleeps: longer than a lease, shorter than the wait for evidence; and through many a job. */
export const sleeps = { zombie: 5, late: 300 } as const;

const reads = [
  "get",
  "getMany",
  "partsOf",
  "partsPage",
  "list",
  "ofPerson",
  "due",
  "everyMessage",
  "everyDue",
  "identity",
];
const isRead = ({ call }: Checkpoint) => reads.includes(call);

/**
 * The failures at a checkpoint that differ from those at its neighbours: between two effects nothing is left behind, so
 * whether an invocation dies before or after a reading is the same, and who sleeps before one wakes to read what is new.
 */
export function faultsAt(at: Checkpoint): readonly FaultKind[] {
  if (isRead(at)) return at.when === "before" ? ["error"] : ["zombie", "late"];
  if (at.when === "after") return at.port === "mailer" ? ["crash", "zombie", "late"] : after[at.port];
  return at.port === "mailer" ? ["crash", "zombie", "late", "error", "lost", "unclear"] : before[at.port];
}

const before = {
  store: ["crash", "zombie", "late", "error", "conflict"],
  queue: ["crash", "zombie", "late", "error"],
  bus: ["crash", "zombie", "late", "error"],
} as const;
const after = {
  store: ["crash", "zombie", "late", "lost", "repeated"],
  queue: ["crash", "zombie", "late", "lost"],
  bus: ["crash", "zombie", "late", "lost"],
} as const;

/** What the caller hears of a failed call. */
export function errorOf(kind: Exclude<FaultKind, "crash" | "zombie" | "late">): Error {
  if (kind === "conflict" || kind === "repeated") return new Conflict("A record was changed meanwhile");
  return new Unavailable("The connection was reset");
}

/** What SES, or the network before it, answers instead. */
export const mailErrors = {
  error: { name: "ECONNREFUSED", message: "", status: 0 },
  unclear: { name: "InternalFailure", message: "", status: 500 },
} as const satisfies Record<string, SendError>;
