import type { Ports } from "#shared/usecases/ports.ts";

/** The ports whose calls do something, or see what others do. */
const gated = ["store", "mailer", "queue", "bus"] as const;
type GatedPort = (typeof gated)[number];

/** A moment at which an invocation may stop, or others may go on: before a call's effect, or after it, unheard. */
export interface Checkpoint {
  readonly port: GatedPort;
  readonly call: string;
  readonly when: "before" | "after";
}

/**
 * What happens at a checkpoint: it resolves and the call goes on; it never settles, and the invocation is dead; it
 * settles late, and the invocation is a zombie; it throws, and the caller hears an error (after: of what was done).
 */
export type Gate = (at: Checkpoint) => void | Promise<void>;

/** The same ports, with a gate before and behind every call that reads or changes anything outside. */
export function behindGates<Some extends Partial<Ports>>(ports: Some, gate: Gate): Some {
  const wrapped: Some = { ...ports };
  for (const port of gated) {
    const inner = ports[port];
    if (inner !== undefined) Object.assign(wrapped, { [port]: gatedCalls(port, inner, gate) });
  }
  return wrapped;
}

function gatedCalls<Port extends object>(port: GatedPort, inner: Port, gate: Gate): Port {
  // A run asks for the same few calls again and again.
  const calls = new Map<string | symbol, unknown>();
  return new Proxy(inner, {
    get(target, call, receiver) {
      const known = calls.get(call);
      if (known !== undefined) return known;
      const value: unknown = Reflect.get(target, call, receiver);
      if (typeof value !== "function" || typeof call !== "string") return value;
      // Reading a stream is one step for the audit alone: its gates are its start and its end.
      const through = isStream(call)
        ? streamed(port, call, value.bind(target), gate)
        : called(port, call, value.bind(target), gate);
      calls.set(call, through);
      return through;
    },
  });
}

const isStream = (call: string) => call.startsWith("every");

function called(port: GatedPort, call: string, inner: (...given: unknown[]) => unknown, gate: Gate) {
  const [before, after] = [{ port, call, when: "before" } as const, { port, call, when: "after" } as const];
  return async (...given: unknown[]) => {
    // Most gates are open, and then there is nothing to wait for.
    const opening = gate(before);
    if (opening !== undefined) await opening;
    const answer = await inner(...given);
    const leaving = gate(after);
    if (leaving !== undefined) await leaving;
    return answer;
  };
}

function streamed(port: GatedPort, call: string, inner: (...given: unknown[]) => AsyncIterable<unknown>, gate: Gate) {
  return (...given: unknown[]): AsyncIterable<unknown> => ({
    [Symbol.asyncIterator]() {
      let walk: AsyncIterator<unknown> | undefined;
      return {
        async next() {
          if (walk === undefined) {
            await gate({ port, call, when: "before" });
            walk = inner(...given)[Symbol.asyncIterator]();
          }
          const step = await walk.next();
          if (step.done) await gate({ port, call, when: "after" });
          return step;
        },
      };
    },
  });
}
