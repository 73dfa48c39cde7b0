import type { Temporal } from "temporal-polyfill";
import type { Message } from "#shared/domain/message.ts";
import { instantText } from "#shared/domain/time.ts";
import { type DueLane, dueLane } from "#shared/ledger/due-lanes.ts";
import type { Change, Store } from "#shared/usecases/ports.ts";
import { type MemoryStore, memoryStore } from "#test/support/memory-store.ts";
import type { Agenda } from "./agenda.ts";
import type { Faults } from "./faults.ts";
import type { Lot } from "./lot.ts";
import type { Oracle } from "./oracle.ts";

/** A change of what stands in the due index: what stood there before, and what stands there since. */
interface Moved {
  readonly at: number;
  readonly id: string;
  readonly was: Place | undefined;
  readonly is: Place | undefined;
}
interface Place {
  readonly lane: DueLane;
  readonly when: string;
}

/** Seconds the due index may lag behind the table. */
const mostLag = 60;
const mostMoves = 2000;

export interface Table {
  /** As the code sees it: its due index lags. */
  readonly store: Store;
  /** As it is. */
  readonly truth: MemoryStore;
  /** Keeps it as it is now; what is answered puts it back to that, as one with another id. */
  backUp(): (id: string) => Promise<void>;
}

/** The table in memory. The oracle sees every transaction; the due index shows how things were up to a minute ago. */
export function simulatedTable(oracle: Oracle, faults: Faults, lot: Lot, agenda: Agenda): Table {
  const truth = memoryStore([], { trusting: true });
  const moves: Moved[] = [];
  const places = new Map<string, Place>();

  truth.intercept((changes, write) => {
    write();
    for (const change of changes) watch(change);
  });

  function watch(change: Change): void {
    if (!("put" in change)) return;
    if (change.kind === "person") oracle.readers.wrote({ ...change.put }, agenda.now);
    if (change.kind !== "message") return;
    const message = { ...change.put, version: change.put.version + 1 };
    moved(message);
    oracle.wrote(message, truth.isDue(message.id, message.nextActionAt ?? "", dueLane(message)));
  }

  function moved(message: Message): void {
    const { id, nextActionAt } = message;
    const is = nextActionAt === undefined ? undefined : { lane: dueLane(message), when: nextActionAt };
    if (faults.has("index")) moves.push({ at: agenda.now, id, was: places.get(id), is });
    if (is === undefined) places.delete(id);
    else places.set(id, is);
    // What is too old to matter goes in large pieces: taking the first of a long list away moves all the others.
    const oldest = agenda.now - mostLag * 1000;
    if (moves.length > mostMoves && (moves[mostMoves / 2]?.at ?? oldest) < oldest) moves.splice(0, mostMoves / 2);
  }

  /** The due index as it was some seconds ago: what has left since still shows, what has come since does not. */
  async function due(lane: DueLane, until: Temporal.Instant, limit: number) {
    const found = await truth.due(lane, until, limit);
    const since = agenda.now - 1000 * lot.below(mostLag + 1);
    // The first move since then tells where a message stood: the last one that is met on the way back.
    const stood = new Map<string, Place | undefined>();
    for (let index = moves.length - 1; index >= 0; index--) {
      const move = moves[index];
      if (move === undefined || move.at < since) break;
      stood.set(move.id, move.was);
    }
    if (stood.size === 0) return found;
    const last = instantText(until);
    const ids = found.ids.filter((id) => !stood.has(id));
    for (const [id, was] of stood) if (was?.lane === lane && was.when <= last) ids.push(id);
    return { ...found, ids: ids.slice(0, limit) };
  }

  const store: Store = { ...truth, due: faults.has("index") ? due : truth.due };
  function backUp() {
    const putBack = truth.backUp();
    return async (id: string) => {
      putBack(id);
      moves.length = 0;
      places.clear();
      for (const known of oracle.everyId()) {
        const message = await truth.get("message", known);
        if (message) moved(message);
      }
    };
  }

  return { store, truth, backUp };
}
