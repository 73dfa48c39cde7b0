import { dueEntry } from "#shared/adapters/dynamo/index-entries.ts";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import { duePartitions } from "#shared/adapters/dynamo/keys.ts";
import type { Message } from "#shared/domain/message.ts";
import { type DueLane, dueLanes } from "#shared/ledger/due-lanes.ts";
import { SortedKeys } from "./sorted-keys.ts";

const partitionNames = ["pk", "listPk", "personPk"] as const;
type PartitionName = (typeof partitionNames)[number];

/** A table in memory with its indexes, as items; nobody changes one in place. */
export class MemoryTable {
  readonly items = new Map<string, Item>();
  /** The partitions of the table and of its indexes, by name and key, each with the places of its items. */
  private readonly partitions = new Map<string, Set<string>>();
  /** The due index, each of its parts in its order whatever the shards: it is asked every minute of a year. */
  private readonly dues = new Map<string, SortedKeys>();

  constructor() {
    for (const lane of dueLanes) {
      const all = new SortedKeys();
      for (const key of [lane, ...duePartitions(lane)]) this.dues.set(key, all);
    }
  }

  /** Puts an item at its place, or takes it away. */
  set(at: string, item: Item | undefined): void {
    const before = this.items.get(at);
    for (const name of partitionNames)
      if (before && before[name] !== item?.[name]) this.drop(`${name} ${before[name]}`, at);
    this.partOf(before)?.delete(text(before?.["dueSk"]));
    if (item === undefined) return void this.items.delete(at);
    this.items.set(at, item);
    this.partOf(item)?.add(text(item["dueSk"]));
    for (const name of partitionNames) {
      if (item[name] === undefined || item[name] === before?.[name]) continue;
      const key = `${name} ${item[name]}`;
      const there = this.partitions.get(key);
      if (there) there.add(at);
      else this.partitions.set(key, new Set([at]));
    }
  }

  private drop(key: string, at: string): void {
    const there = this.partitions.get(key);
    there?.delete(at);
    if (there?.size === 0) this.partitions.delete(key);
  }

  /** Items of one index partition in the order of their sort key. */
  partition(pkName: PartitionName, skName: string, pk: string, prefix = ""): Item[] {
    return [...(this.partitions.get(`${pkName} ${pk}`) ?? [])]
      .map((at) => this.items.get(at) ?? {})
      .filter((item) => text(item[skName]).startsWith(prefix))
      .sort((one, other) => (text(one[skName]) < text(other[skName]) ? -1 : 1));
  }

  /** One part of the due index. */
  due(lane: DueLane): SortedKeys {
    return this.dues.get(lane) ?? new SortedKeys();
  }

  /** The part of the due index an item stands in, if it does. */
  private partOf(item: Item | undefined): SortedKeys | undefined {
    const part = item?.["duePk"];
    return part === undefined ? undefined : this.dues.get(text(part));
  }
}

/** A text of an item; empty where there is none. */
export const text = (value: unknown) => (typeof value === "string" ? value : "");
/** An item's place, as one text. */
export const placeOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;

/** Of a message whose record is kept elsewhere, what the due index needs. */
export function dueItem(message: Message, version: number): Item {
  return { noun: "message", id: message.id, version, ...dueEntry(message) };
}

/** As DynamoDB keeps it: a copy, without what is undefined. */
export function stored(item: Item): Item {
  const copy: Item = {};
  for (const key in item) if (item[key] !== undefined) copy[key] = copied(item[key]);
  return copy;
}

function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map(copied) : stored({ ...value });
}
