import { hkdfSync } from "node:crypto";
import type { KeyRing, PurposeKey } from "#shared/adapters/secrets/key-ring.ts";
import type { EventName } from "#shared/contracts/events.ts";
import type { Lane } from "#shared/domain/message.ts";
import { instantOf } from "#shared/domain/time.ts";
import { leaseOver, type SendError } from "#shared/ledger/failures.ts";
import type { Letter, Mailer, NewsQueue, Nonces, Quota, SendQueue } from "#shared/usecases/mail-ports.ts";
import type { ConsoleSite, EventBus } from "#shared/usecases/ports.ts";

/** A send queue that keeps its hints until somebody takes them. */
export interface FakeQueue extends SendQueue {
  /** All of them, or those of one lane. */
  take(lane?: Lane): string[];
}

export function fakeQueue(): FakeQueue {
  let hints: { id: string; lane: Lane }[] = [];
  return {
    async hint(messages, lane = "interactive") {
      hints.push(...messages.map((id) => ({ id, lane })));
    },
    waiting: async (lane) => hints.filter((hint) => hint.lane === lane).length,
    take(lane) {
      const taken = hints.filter((hint) => lane === undefined || hint.lane === lane);
      hints = hints.filter((hint) => !taken.includes(hint));
      return taken.map(({ id }) => id);
    },
  };
}

type Read = Awaited<ReturnType<Quota["read"]>>;

/** SES's limits as a test sets them: far more than it needs, to begin with. An error is thrown. */
export interface FakeQuota extends Quota {
  is(next: Partial<Read> | Error): void;
}

export function fakeQuota(): FakeQuota {
  let current: Read | Error = { perSecond: 500, perDay: 1_000_000, used: 0 };
  return {
    is(next) {
      current = next instanceof Error ? next : { perSecond: 500, perDay: 1_000_000, used: 0, ...next };
    },
    async read() {
      if (current instanceof Error) throw current;
      return current;
    },
  };
}

/** The queue of mail news, of which a test says how much waits there; an error is thrown. */
export interface FakeNews extends NewsQueue {
  is(next: number | Error): void;
}

export function fakeNews(): FakeNews {
  let current: number | Error = 0;
  return {
    is(next) {
      current = next;
    },
    async waiting() {
      if (current instanceof Error) throw current;
      return current;
    },
  };
}

/** A bus that keeps its events until somebody takes them. */
export interface FakeBus extends EventBus {
  take(): { name: EventName; detail: unknown }[];
}

export function fakeBus(): FakeBus {
  let events: { name: EventName; detail: unknown }[] = [];
  return {
    async publish(name, detail) {
      events.push({ name, detail });
    },
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}

/** What SES does with the next letter. `lost`: it takes it, and its answer never arrives; `hang`: no answer, ever. */
export type Fate = "accept" | "hang" | "lost" | SendError;

export interface FakeMailer extends Mailer {
  /** Letters SES was handed, whatever became of them. */
  readonly calls: Letter[];
  /** Letters SES took. */
  readonly taken: Letter[];
  /** The fates of the next letters; after them, every letter is accepted. */
  will(...fates: readonly Fate[]): void;
  /** Forgets the fates that met no letter. */
  forget(): void;
  /** Settles when SES is next handed a letter: for what happens while it has it. */
  handed(): Promise<void>;
}

export const lostAnswer: SendError = { name: "TimeoutError", message: "", status: 0 };

/** `clock`: milliseconds since 1970. Without one, no lease ends. */
export function fakeMailer(clock = () => 0): FakeMailer {
  const calls: Letter[] = [];
  const taken: Letter[] = [];
  const fates: Fate[] = [];
  let tell = (): void => undefined;
  return {
    calls,
    taken,
    handed: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    will: (...next) => void fates.push(...next),
    forget: () => void fates.splice(0),
    send(letter) {
      if (clock() >= instantOf(letter.until).epochMilliseconds) return Promise.resolve({ error: leaseOver });
      calls.push(letter);
      tell();
      const fate = fates.shift() ?? "accept";
      if (fate === "hang") return new Promise(() => undefined);
      if (typeof fate === "object") return Promise.resolve({ error: fate });
      taken.push(letter);
      if (fate === "lost") return Promise.resolve({ error: lostAnswer });
      return Promise.resolve({ accepted: `ses-${letter.attempt}` });
    },
  };
}

/** A key ring in memory, with the same derivation as the real one. */
export function memoryKeyRing(
  current = "1",
  keys: Readonly<Record<string, string>> = { "1": "k".repeat(40) },
): KeyRing {
  const derive = (id: string, purpose: string): PurposeKey | undefined => {
    const master = Object.hasOwn(keys, id) ? keys[id] : undefined;
    return master === undefined
      ? undefined
      : { id, key: Buffer.from(hkdfSync("sha256", master, "almanac", purpose, 32)) };
  };
  const needed = (id: string, purpose: string): PurposeKey => {
    const key = derive(id, purpose);
    if (key === undefined) throw new Error(`No key ${id}`);
    return key;
  };
  return {
    current: async (purpose) => needed(current, purpose),
    byId: async (purpose, id) => derive(id, purpose),
    first: async (purpose) => needed(Object.keys(keys).sort()[0] ?? "", purpose),
  };
}

export function countingNonces(): Nonces {
  let count = 0;
  return { next: () => `attempt-${++count}` };
}

/** A console whose script does nothing, and a sign-in that is nowhere. */
export const fakeConsole: ConsoleSite = {
  client: "console-client",
  url: "https://sign-in.example",
  issuer: "https://issuer.example/pool",
  script: { text: "// the console", version: "0123456789abcdef" },
};
