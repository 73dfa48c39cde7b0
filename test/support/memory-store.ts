import type { Temporal } from "temporal-polyfill";
import { listingRange } from "#shared/adapters/dynamo/cursor.ts";
import { type Item, itemOf, recordOf } from "#shared/adapters/dynamo/items.ts";
import { duePartitions, keyOf, listingPartition, partsKey } from "#shared/adapters/dynamo/keys.ts";
import { Conflict, Problem } from "#shared/domain/errors.ts";
import type { ListedKind, OwnedKind, PartKind, RecordKind, RecordOf } from "#shared/domain/records.ts";
import { instantText } from "#shared/domain/time.ts";
import { type DueLane, dueLanes } from "#shared/ledger/due-lanes.ts";
import type { Change, ListOptions, Page, Store } from "#shared/usecases/ports.ts";

/** A store in memory that behaves as the table does: same keys, versions, indexes and limits, and hooks for tests. */
export interface MemoryStore extends Store {
  /** Transactions that went through. */
  commits(): number;
  /** Every item there is, as the table would hold it. */
  everyItem(): Item[];
  /** Changes an item behind the store's back: what a defect, or a person with a console, might leave. */
  tamper(kind: RecordKind, id: string, change: Item): void;
  /** The same content in another table, as after a restore from a backup. */
  becomeTable(id: string): void;
  /** Stands between a use case and the table; the default just writes. */
  intercept(around: (changes: readonly Change[], write: () => void) => void | Promise<void>): void;
}

const partitionNames = ["pk", "duePk", "listPk", "personPk"] as const;
type PartitionName = (typeof partitionNames)[number];
/** DynamoDB's own limit of one transaction. */
const most = 100;

export function memoryStore(): MemoryStore {
  const items = new Map<string, Item>();
  /** The partitions of the table and of its indexes, by name and key, each with the places of its items. */
  const partitions = new Map<string, Set<string>>();
  let table = "table-1";
  let commits = 0;
  let around = (_changes: readonly Change[], write: () => void): void | Promise<void> => write();

  const place = (kind: RecordKind, id: string): string => placeOf(keyOf[kind](id));

  function write(changes: readonly Change[]): void {
    const places = changes.map((change) => place(change.kind, "put" in change ? change.put.id : change.remove.id));
    if (new Set(places).size < places.length) throw new Error("ValidationException: one item twice in a transaction");
    for (const [index, change] of changes.entries()) {
      const expected = "put" in change ? change.put.version : change.remove.version;
      const found = items.get(places[index] ?? "");
      const current = expected === 0 ? found === undefined : found?.["version"] === expected;
      if (!current) throw new Conflict("A record was changed meanwhile");
    }
    for (const [index, change] of changes.entries()) {
      set(places[index] ?? "", "put" in change ? stored(itemOf(change)) : undefined);
    }
    commits++;
  }

  function set(at: string, item: Item | undefined): void {
    const before = items.get(at);
    for (const name of partitionNames) if (before) partitions.get(`${name} ${before[name]}`)?.delete(at);
    if (item === undefined) return void items.delete(at);
    items.set(at, item);
    for (const name of partitionNames) {
      if (item[name] === undefined) continue;
      const key = `${name} ${item[name]}`;
      const there = partitions.get(key) ?? new Set<string>();
      partitions.set(key, there.add(at));
    }
  }

  /** Items of one index partition in the order of their sort key. */
  function partition(pkName: PartitionName, skName: string, pk: string, prefix = ""): Item[] {
    return [...(partitions.get(`${pkName} ${pk}`) ?? [])]
      .map((at) => items.get(at) ?? {})
      .filter((item) => text(item[skName]).startsWith(prefix))
      .sort((one, other) => (text(one[skName]) < text(other[skName]) ? -1 : 1));
  }

  const dueEntries = (lane: DueLane) =>
    duePartitions(lane)
      .flatMap((one) => partition("duePk", "dueSk", one))
      .map((item) => text(item["dueSk"]))
      .sort();

  return {
    commits: () => commits,
    everyItem: () => [...items.values()],
    tamper(kind, id, change) {
      set(place(kind, id), stored({ ...items.get(place(kind, id)), ...change }));
    },
    becomeTable(id) {
      table = id;
    },
    intercept(next) {
      around = next;
    },
    async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
      const item = items.get(place(kind, id));
      return item && recordOf(kind, item);
    },
    async getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[]): Promise<RecordOf<Kind>[]> {
      return [...new Set(ids)]
        .map((id) => items.get(place(kind, id)))
        .filter((item) => item !== undefined)
        .map((item) => recordOf(kind, item));
    },
    async partsOf<Kind extends PartKind>(kind: Kind, owner: string): Promise<RecordOf<Kind>[]> {
      const { pk, prefix } = partsKey[kind](owner);
      return partition("pk", "sk", pk, prefix).map((item) => recordOf(kind, item));
    },
    async partsPage<Kind extends PartKind>(
      kind: Kind,
      owner: string,
      { cursor, limit = Number.POSITIVE_INFINITY }: Pick<ListOptions, "cursor" | "limit">,
    ): Promise<Page<RecordOf<Kind>>> {
      const { pk, prefix } = partsKey[kind](owner);
      const label = `${pk} ${prefix}`;
      const after = cursor === undefined ? "" : cursorOf(cursor, label);
      const rest = partition("pk", "sk", pk, prefix).filter((item) => text(item["sk"]) > after);
      const found = rest.slice(0, limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      return { items: found.map((item) => recordOf(kind, item)), cursor: last && `${label}|${text(last["sk"])}` };
    },
    async list<Kind extends ListedKind>(
      kind: Kind,
      programme: string,
      { cursor, limit = Number.POSITIVE_INFINITY, ...which }: ListOptions = {},
    ): Promise<Page<RecordOf<Kind>>> {
      const pk = listingPartition(kind, programme);
      const [from, until] = listingRange(which) ?? ["", "~"];
      const after = cursor === undefined ? "" : cursorOf(cursor, pk, [from, until]);
      const all = partition("listPk", "listSk", pk).filter(
        ({ listSk }) => text(listSk) >= from && text(listSk) <= until,
      );
      const rest = all.filter((item) => text(item["listSk"]) > after);
      const found = rest.slice(0, limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      return { items: found.map((item) => recordOf(kind, item)), cursor: last && `${pk}|${text(last["listSk"])}` };
    },
    async ofPerson<Kind extends OwnedKind>(kind: Kind, person: string): Promise<RecordOf<Kind>[]> {
      const order = (item: Item) => `${text(item["personSk"])} ${text(item["pk"])}`;
      return partition("personPk", "personSk", person, `${kind}#`)
        .sort((one, other) => (order(one) < order(other) ? -1 : 1))
        .map((item) => recordOf(kind, item));
    },
    async due(lane: DueLane, until: Temporal.Instant, limit: number) {
      const entries = dueEntries(lane);
      const ready = entries.filter((entry) => instantIn(entry) <= instantText(until));
      const ids = ready.slice(0, limit).map(idIn);
      if (ready.length > limit) return { ids, next: instantText(until) };
      const later = entries[ready.length];
      return later === undefined ? { ids } : { ids, next: instantIn(later) };
    },
    async *everyMessage() {
      for (const item of [...items.values()]) if (item["noun"] === "message") yield recordOf("message", item);
    },
    async *everyDue() {
      yield* dueLanes.flatMap(dueEntries).map(idIn);
    },
    async commit(changes) {
      if (changes.length > most) throw new RangeError(`A transaction takes at most ${most} changes`);
      if (changes.length > 0) await around(changes, () => write(changes));
    },
    identity: async () => table,
  };
}

const instantIn = (entry: string) => entry.split("#")[0] ?? "";
const idIn = (entry: string) => entry.split("#")[1] ?? "";
const text = (value: unknown) => (typeof value === "string" ? value : "");
const placeOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;

/** As DynamoDB keeps it: a copy, without what is undefined. */
function stored(item: Item): Item {
  return JSON.parse(JSON.stringify(item));
}

function cursorOf(cursor: string, partition: string, [from, until] = ["", "~"]): string {
  const [pk, after = ""] = cursor.split("|");
  if (pk === partition && after >= from && after <= until) return after;
  throw new Problem("invalid-request", "This cursor is not one this list gave out.", [
    { field: "cursor", message: "not a cursor of this list" },
  ]);
}
