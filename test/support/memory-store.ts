import type { Temporal } from "temporal-polyfill";
import { type Item, itemOf } from "#shared/adapters/dynamo/items.ts";
import { linesOf } from "#shared/adapters/dynamo/journal.ts";
import { keyOf } from "#shared/adapters/dynamo/keys.ts";
import { Conflict, TakenBefore } from "#shared/domain/errors.ts";
import type { JournalEntry } from "#shared/domain/journal.ts";
import type { RecordKind, RecordOf } from "#shared/domain/records.ts";
import { instantText } from "#shared/domain/time.ts";
import { type DueLane, dueLanes } from "#shared/ledger/due-lanes.ts";
import { mayReplace } from "#shared/ledger/journal.ts";
import type { Change, Put, Store, Unread } from "#shared/usecases/ports.ts";
import { frozen } from "./frozen.ts";
import { listings } from "./memory-listings.ts";
import { MemoryRecords } from "./memory-records.ts";
import { dueItem, MemoryTable, placeOf, stored, text } from "./memory-table.ts";
import { walked } from "./walked.ts";

/** A store in memory that behaves as the table does: same keys, versions, indexes and limits, and hooks for tests. */
export interface MemoryStore extends Store {
  /** Transactions that went through. */
  commits(): number;
  /** Every item there is, as the table would hold it. */
  everyItem(): Item[];
  /** Changes an item behind the store's back: what a defect, or a person with a console, might leave. */
  tamper(kind: RecordKind, id: string, change: Item): void;
  /** The same content in another table, or an earlier one (`everyItem()` of then), as after a restore from a backup. */
  becomeTable(id: string, items?: readonly Item[]): void;
  /** Keeps all there is now; what is answered puts the table back to it, as one with another id. The journal stays. */
  backUp(): (id: string) => void;
  /** Whether a message stands in this part of the due index, for that instant. */
  isDue(id: string, at: string, lane: DueLane): boolean;
  /** Removes a message and its line of the journal, as time does with both. */
  forget(message: string): void;
  /** Stands between a use case and the table; the default just writes. */
  intercept(around: (changes: readonly Change[], write: () => void) => void | Promise<void>): void;
}

/** DynamoDB's own limit of one transaction. */
const most = 100;

/**
 * `from`: items another store had, for a copy that costs next to nothing; items are never changed in place. `trusting`:
 * what is written is handed out as it is, frozen, and not read by its schema: for a simulation of a million mails, whose
 * writes all come from use cases that other tests show to write what can be read. Messages then stand in no listing.
 */
export function memoryStore(from: readonly Item[] = [], { trusting = false } = {}): MemoryStore {
  const inside = new MemoryTable();
  const { items } = inside;
  const records = new MemoryRecords();
  const journal = new Map<string, JournalEntry>();
  let table = "table-1";
  let commits = 0;
  let around = (_changes: readonly Change[], write: () => void): void | Promise<void> => write();

  const place = (kind: RecordKind, id: string): string => placeOf(keyOf[kind](id));

  function write(changes: readonly Change[], lines: readonly JournalEntry[]): void {
    const places = changes.map((change) => place(change.kind, "put" in change ? change.put.id : change.remove.id));
    if (new Set(places).size < places.length) throw new Error("ValidationException: one item twice in a transaction");
    for (const [index, change] of changes.entries()) {
      const expected = "put" in change ? change.put.version : change.remove.version;
      const found = items.get(places[index] ?? "");
      const current = expected === 0 ? found === undefined : found?.["version"] === expected;
      if (!current) throw new Conflict("A record was changed meanwhile");
    }
    for (const line of lines) {
      const known = journal.get(`${line.of}#${line.id}`);
      if (line.of === "message" && !mayReplace(line, known?.of === "message" ? known : undefined))
        throw new TakenBefore("The journal knows of an attempt");
    }
    for (const line of lines) journal.set(`${line.of}#${line.id}`, line);
    for (const [index, change] of changes.entries()) {
      if ("remove" in change) set(places[index] ?? "", undefined);
      else if (trusting) trust(places[index] ?? "", change);
      else set(places[index] ?? "", stored(itemOf(change)));
    }
    commits++;
  }

  function set(at: string, item: Item | undefined): void {
    const { noun, id } = item ?? items.get(at) ?? {};
    records.drop(text(noun), text(id));
    inside.set(at, item);
  }

  function trust(at: string, change: Put): void {
    const version = change.put.version + 1;
    inside.set(at, change.kind === "message" ? dueItem(change.put, version) : itemOf(change));
    records.keep(change.kind, frozen({ ...change.put, version }));
  }

  function* messages(unread?: Unread) {
    for (const at of [...items.keys()]) {
      const item = at.startsWith("MSG#") ? items.get(at) : undefined;
      if (item) yield* records.some("message", [item], unread);
    }
  }

  for (const item of from) set(placeOf({ pk: text(item["pk"]), sk: text(item["sk"]) }), item);

  return {
    commits: () => commits,
    everyItem: () => [...items.values()],
    tamper(kind, id, change) {
      set(place(kind, id), stored({ ...items.get(place(kind, id)), ...change }));
    },
    becomeTable(id, earlier) {
      table = id;
      if (earlier === undefined) return;
      for (const at of [...items.keys()]) set(at, undefined);
      for (const item of earlier) set(placeOf({ pk: text(item["pk"]), sk: text(item["sk"]) }), item);
    },
    backUp() {
      const [then, known] = [[...items], records.copy()];
      return (id) => {
        table = id;
        for (const at of [...items.keys()]) set(at, undefined);
        for (const [at, item] of then) inside.set(at, item);
        records.become(known);
      };
    },
    isDue: (id, at, lane) => inside.due(lane).has(`${at}#${id}`),
    forget(message) {
      set(place("message", message), undefined);
      journal.delete(`message#${message}`);
    },
    intercept(next) {
      around = next;
    },
    async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
      const known = records.find(kind, id);
      if (known !== undefined) return known;
      const item = items.get(place(kind, id));
      return item && records.of(kind, item);
    },
    async getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[], unread?: Unread) {
      const found: RecordOf<Kind>[] = [];
      for (const id of new Set(ids)) {
        const known = records.find(kind, id);
        const item = known === undefined ? items.get(place(kind, id)) : undefined;
        if (known !== undefined) found.push(known);
        else if (item) found.push(...records.some(kind, [item], unread));
      }
      return found;
    },
    ...listings(inside, records),
    async due(lane: DueLane, until: Temporal.Instant, limit: number) {
      const end = `${instantText(until)}$`;
      const { keys, next } = inside.due(lane).first(limit, end);
      if (next === undefined) return { ids: keys.map(idIn) };
      return { ids: keys.map(idIn), next: next < end ? instantText(until) : instantIn(next) };
    },
    everyMessage: (unread?: Unread) => walked(messages(unread)),
    everyDue: () => walked(dueLanes.flatMap((lane) => [...inside.due(lane)]).map(idIn)),
    async commit(changes) {
      const lines = linesOf(changes);
      if (changes.length + lines.length > most) throw new RangeError(`A transaction takes at most ${most} changes`);
      if (changes.length > 0) await around(changes, () => write(changes, lines));
    },
    identity: async () => table,
    async mailTable() {
      const line = journal.get("table#table");
      return line?.of === "table" ? line.table : undefined;
    },
    async journaled<Of extends JournalEntry["of"]>(of: Of, id: string) {
      const line = journal.get(`${of}#${id}`);
      return line && isOf(line, of) ? line : undefined;
    },
    everyJournaled: () => walked([...journal.values()]),
    async journalPage({ cursor = "", limit = Number.POSITIVE_INFINITY }) {
      const rest = [...journal].filter(([at]) => at > cursor).sort(([one], [other]) => (one < other ? -1 : 1));
      // As DynamoDB does: a page that is full says that there may be more.
      return { items: rest.slice(0, limit).map(([, line]) => line), cursor: rest[limit - 1]?.[0] };
    },
  };
}

const isOf = <Of extends JournalEntry["of"]>(line: JournalEntry, of: Of): line is Extract<JournalEntry, { of: Of }> =>
  line.of === of;
const instantIn = (entry: string) => entry.slice(0, entry.indexOf("#"));
const idIn = (entry: string) => entry.slice(entry.indexOf("#") + 1);
