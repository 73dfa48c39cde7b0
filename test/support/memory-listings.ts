import { listingRange } from "#shared/adapters/dynamo/cursor.ts";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import { listingPartition, partsKey } from "#shared/adapters/dynamo/keys.ts";
import { Problem } from "#shared/domain/errors.ts";
import type { ListedKind, OwnedKind, PartKind, RecordOf } from "#shared/domain/records.ts";
import type { ListOptions, Page, Store } from "#shared/usecases/ports.ts";
import type { MemoryRecords } from "./memory-records.ts";
import { type MemoryTable, text } from "./memory-table.ts";

/** Reading what lies together in a table in memory, in its order, page by page. */
export function listings(
  inside: MemoryTable,
  records: MemoryRecords,
): Pick<Store, "partsOf" | "partsPage" | "list" | "ofPerson"> {
  return {
    async partsOf<Kind extends PartKind>(kind: Kind, owner: string): Promise<RecordOf<Kind>[]> {
      const { pk, prefix } = partsKey[kind](owner);
      return inside.partition("pk", "sk", pk, prefix).map((item) => records.of(kind, item));
    },
    async partsPage<Kind extends PartKind>(
      kind: Kind,
      owner: string,
      { cursor, limit = Number.POSITIVE_INFINITY }: Pick<ListOptions, "cursor" | "limit">,
    ): Promise<Page<RecordOf<Kind>>> {
      const { pk, prefix } = partsKey[kind](owner);
      const label = `${pk} ${prefix}`;
      const after = cursor === undefined ? "" : cursorOf(cursor, label);
      const rest = inside.partition("pk", "sk", pk, prefix).filter((item) => text(item["sk"]) > after);
      const found = rest.slice(0, limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      return { items: found.map((item) => records.of(kind, item)), cursor: last && `${label}|${text(last["sk"])}` };
    },
    async list<Kind extends ListedKind>(
      kind: Kind,
      programme: string,
      { cursor, limit = Number.POSITIVE_INFINITY, unread, ...which }: ListOptions = {},
    ): Promise<Page<RecordOf<Kind>>> {
      const pk = listingPartition(kind, programme);
      const [from, until] = listingRange(which) ?? ["", "~"];
      const after = cursor === undefined ? "" : cursorOf(cursor, pk, [from, until]);
      const all = inside
        .partition("listPk", "listSk", pk)
        .filter(({ listSk }) => text(listSk) >= from && text(listSk) <= until);
      const rest = all.filter((item) => text(item["listSk"]) > after);
      const found = rest.slice(0, limit);
      const last = found.length === limit ? found.at(-1) : undefined;
      return { items: records.some(kind, found, unread), cursor: last && `${pk}|${text(last["listSk"])}` };
    },
    async ofPerson<Kind extends OwnedKind>(kind: Kind, person: string): Promise<RecordOf<Kind>[]> {
      const order = (item: Item) => `${text(item["personSk"])} ${text(item["pk"])}`;
      return inside
        .partition("personPk", "personSk", person, `${kind}#`)
        .sort((one, other) => (order(one) < order(other) ? -1 : 1))
        .map((item) => records.of(kind, item));
    },
  };
}

function cursorOf(cursor: string, partition: string, [from, until] = ["", "~"]): string {
  const [pk, after = ""] = cursor.split("|");
  if (pk === partition && after >= from && after <= until) return after;
  throw new Problem("invalid-request", "This cursor is not one this list gave out.", [
    { field: "cursor", message: "not a cursor of this list" },
  ]);
}
