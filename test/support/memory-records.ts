import { type Item, recordOf } from "#shared/adapters/dynamo/items.ts";
import { idIn } from "#shared/adapters/dynamo/keys.ts";
import type { RecordKind, RecordOf } from "#shared/domain/records.ts";
import type { Unread } from "#shared/usecases/ports.ts";
import { frozen } from "./frozen.ts";
import { text } from "./memory-table.ts";

/**
 * Records as they are handed out: each is read from its item once, by its schema, which may refuse it; nobody can change
 * it, and it is the same as long as its item is.
 */
export class MemoryRecords {
  private readonly known: { [Kind in RecordKind]?: Map<string, RecordOf<Kind>> } = {};

  /** The record of an item. @throws ZodError when the item is of no such kind. */
  of<Kind extends RecordKind>(kind: Kind, item: Item): RecordOf<Kind> {
    const known = this.all(kind).get(text(item["id"]));
    if (known !== undefined) return known;
    const record = frozen(recordOf(kind, item));
    this.keep(kind, record);
    return record;
  }

  /** The records of some items; those that cannot be read are told of, where somebody wants to hear of them. */
  some<Kind extends RecordKind>(kind: Kind, items: readonly Item[], unread?: Unread): RecordOf<Kind>[] {
    return items.flatMap((item) => {
      try {
        return [this.of(kind, item)];
      } catch (error) {
        if (unread === undefined) throw error;
        unread(idIn(text(item["pk"])));
        return [];
      }
    });
  }

  /** The record with this id, if it was handed out or kept since it was written. */
  find<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.known[kind]?.get(id);
  }

  keep<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    this.all(kind).set(record.id, record);
  }

  /** What is at its place is another now, or nothing. */
  drop(kind: string, id: string): void {
    for (const [name, records] of Object.entries(this.known)) if (name === kind) records.delete(id);
  }

  /** All that are known now, for `become`. */
  copy(): ReadonlyMap<string, ReadonlyMap<string, RecordOf<RecordKind>>> {
    return new Map(
      Object.entries(this.known).map(([kind, records]) => [kind, new Map<string, RecordOf<RecordKind>>(records)]),
    );
  }

  /** These, and no others. */
  become(those: ReturnType<MemoryRecords["copy"]>): void {
    for (const kind of Object.keys(this.known)) Object.assign(this.known, { [kind]: new Map(those.get(kind)) });
  }

  private all<Kind extends RecordKind>(kind: Kind): Map<string, RecordOf<Kind>> {
    const known: Map<string, RecordOf<Kind>> = this.known[kind] ?? new Map();
    if (this.known[kind] === undefined) Object.assign(this.known, { [kind]: known });
    return known;
  }
}
