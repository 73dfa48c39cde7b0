import { table } from "../../contracts/table.ts";
import { type RecordKind, type RecordOf, records } from "../../domain/records.ts";
import type { Change, Unread } from "../../usecases/ports.ts";
import { belonging, dueEntry, listing } from "./index-entries.ts";
import { idIn, keyOf } from "./keys.ts";

/** An item as DynamoDB has it, after unmarshalling. */
export type Item = Record<string, unknown>;

/** Reads an item with the schema it was written by. @throws ZodError when the table holds something else. */
export function recordOf<Kind extends RecordKind>(kind: Kind, item: Item): RecordOf<Kind> {
  // The map pairs each kind with its own schema; TypeScript cannot follow a union of schemas through an index.
  const schema: { parse(value: unknown): RecordOf<Kind> } = schemas[kind];
  return schema.parse(item);
}

/** Reads items of one kind. Those that cannot be read are told of where somebody wants to hear of them. @throws ZodError where not. */
export function recordsOf<Kind extends RecordKind>(
  kind: Kind,
  items: readonly Item[],
  unread?: Unread,
): RecordOf<Kind>[] {
  return items.flatMap((item) => {
    try {
      return [recordOf(kind, item)];
    } catch (error) {
      if (unread === undefined) throw error;
      unread(idIn(String(item[table.partitionKey])));
      return [];
    }
  });
}

const schemas: { [Kind in RecordKind]: { parse(value: unknown): RecordOf<Kind> } } = records;

/** The item of a record about to be written: its key, its place in the indexes, and the next version. */
export function itemOf(change: Extract<Change, { put: unknown }>): Item {
  const { pk, sk } = keyOf[change.kind](change.put.id);
  return {
    ...change.put,
    ...indexEntries(change),
    version: change.put.version + 1,
    noun: change.kind,
    [table.partitionKey]: pk,
    [table.sortKey]: sk,
  };
}

function indexEntries(change: Extract<Change, { put: unknown }>): Item {
  switch (change.kind) {
    case "programme":
      return listing.programme(change.put);
    case "participant":
      return { ...listing.participant(change.put), ...belonging.participant(change.put) };
    case "round":
      return listing.round(change.put);
    case "proposal":
      return listing.proposal(change.put);
    case "offer":
      return listing.offer(change.put);
    case "mentorship":
      return listing.mentorship(change.put);
    case "concern":
      return { ...listing.concern(change.put), ...belonging.concern(change.put) };
    case "message":
      return { ...listing.message(change.put), ...belonging.message(change.put), ...dueEntry(change.put) };
    case "email":
      return belonging.email(change.put);
    case "announcement":
      return listing.announcement(change.put);
    case "work":
      return listing.work(change.put);
    case "member":
      return { ...listing.member(change.put), ...belonging.member(change.put) };
    case "erasure":
      return listing.erasure(change.put);
    default:
      return {};
  }
}
