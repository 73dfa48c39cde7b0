import type { Ports } from "#shared/usecases/ports.ts";
import type { FakeMailer } from "#test/support/fakes.ts";
import { behindGates, type Checkpoint } from "../gates.ts";
import { errorOf, type Fault, mailErrors, sleeps } from "./faults.ts";

/** A checkpoint somebody passed, and in the how manieth invocation of the life. */
export interface Passed extends Checkpoint {
  readonly invocation: number;
}

/** What a life gives its invocations. */
export interface Machine {
  readonly ports: Ports;
  readonly mailer: FakeMailer;
  readonly faults: readonly Fault[];
  /** Every checkpoint passed so far, in order. */
  readonly trace: Passed[];
  /** Has somebody woken in so many minutes. */
  readonly wake: (minutes: number, sleeper: () => Promise<void>) => void;
}

/** What came of an invocation: an answer, an error, or silence, where it died or sleeps. */
export type Ended<Answer> = { readonly answer: Answer } | { readonly error: unknown } | "silence";

/** Runs one invocation over the life's ports, with whatever is to go wrong in it, until it ends or falls silent. */
export function invocation<Answer>(
  { ports, mailer, faults, trace, wake }: Machine,
  number: number,
  work: (ports: Ports) => Promise<Answer>,
): Promise<Ended<Answer>> {
  let silent = signal();
  /** Set while the whole process stands still: its other calls do not go on either. */
  let frozen: Promise<void> | undefined;

  const gated = behindGates(ports, async (at) => {
    while (frozen !== undefined) await frozen;
    const here = trace.push({ ...at, invocation: number }) - 1;
    const kind = faults.find((fault) => fault.at === here)?.kind;
    switch (kind) {
      case undefined:
        return;
      case "crash":
        frozen = new Promise(() => undefined);
        break;
      case "zombie":
      case "late": {
        const sleep = signal();
        frozen = sleep.given;
        wake(sleeps[kind], async () => {
          frozen = undefined;
          silent = signal();
          sleep.give();
          await Promise.race([ended, silent.given]);
        });
        break;
      }
      case "lost":
        if (at.port !== "mailer") throw errorOf(kind);
        return mailer.will("lost");
      case "error":
      case "unclear":
        if (at.port !== "mailer") throw errorOf(kind);
        return mailer.will(mailErrors[kind]);
      case "conflict":
      case "repeated":
        throw errorOf(kind);
    }
    silent.give();
    await frozen;
  });

  const ended: Promise<Ended<Answer>> = work(gated).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  return Promise.race([ended, silent.given.then((): Ended<Answer> => "silence")]);
}

/** A promise with the means to fulfil it. */
function signal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
