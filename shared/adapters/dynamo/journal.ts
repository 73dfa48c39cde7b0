import { type DynamoDBDocumentClient, GetCommand, paginateScan, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { journal } from "../../contracts/table.ts";
import { JournalEntry } from "../../domain/journal.ts";
import { journalOf } from "../../ledger/journal.ts";
import type { Change, Store } from "../../usecases/ports.ts";
import { kept } from "./kept.ts";

/** Seconds for which a process goes on with the table mail leaves from; whoever sends asks for it each time. */
const mailTableKept = 30;

/** Where a line lies. */
const keyOf = ({ of, id }: Pick<JournalEntry, "of" | "id">) => ({ [journal.partitionKey]: `${of}#${id}` });

/** The lines these changes leave in the journal. */
export function linesOf(changes: readonly Change[]): JournalEntry[] {
  return changes.flatMap((change) => ("put" in change ? (journalOf(change) ?? []) : []));
}

/** The write of one line, as part of a transaction. A claim's is refused where `mayReplace` says no. */
export function lineWrite(TableName: string, line: JournalEntry) {
  const Item = { ...line, ...keyOf(line) };
  if (line.of !== "message" || line.state !== "taken") return { Put: { TableName, Item } };
  return {
    Put: {
      ...{ TableName, Item },
      ConditionExpression:
        "attribute_not_exists(pk) OR (#state <> :sent AND (attempt = :attempt OR attempts < :attempts))",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":sent": "sent", ":attempt": line.attempt, ":attempts": line.attempts },
    },
  };
}

/** The journal's name, where a function is told it. @throws for one that uses the journal all the same. */
export function told(name: string | undefined): string {
  if (name === undefined) throw new Error("This function is not told where the journal is");
  return name;
}

interface JournalReader extends Pick<Store, "journaled" | "everyJournaled" | "journalPage" | "mailTable"> {
  /** Mail may leave from another table now. */
  mailMoved(): void;
}

/** Reading the journal. `name` is asked for at the first reading: most functions never read it. */
export function journalReader(
  documents: DynamoDBDocumentClient,
  name: () => string,
  clock: () => number,
): JournalReader {
  async function journaled<Of extends JournalEntry["of"]>(of: Of, id: string) {
    const Key = keyOf({ of, id });
    const { Item } = await documents.send(new GetCommand({ TableName: name(), Key, ConsistentRead: true }));
    const line = Item && JournalEntry.parse(Item);
    return line && isOf(line, of) ? line : undefined;
  }
  const mailTable = kept(mailTableKept, clock, async () => (await journaled("table", "table"))?.table);
  return {
    journaled,
    mailTable: () => mailTable.value(),
    mailMoved: () => mailTable.forget(),
    async *everyJournaled() {
      const pages = paginateScan({ client: documents }, { TableName: name(), ConsistentRead: true });
      for await (const { Items = [] } of pages) for (const item of Items) yield JournalEntry.parse(item);
    },
    async journalPage({ cursor, limit }) {
      const read = new ScanCommand({
        ...{ TableName: name(), ConsistentRead: true, Limit: limit },
        ExclusiveStartKey: cursor === undefined ? undefined : { [journal.partitionKey]: cursor },
      });
      const { Items = [], LastEvaluatedKey } = await documents.send(read);
      const last = LastEvaluatedKey?.[journal.partitionKey];
      return {
        items: Items.map((item) => JournalEntry.parse(item)),
        cursor: last === undefined ? undefined : String(last),
      };
    },
  };
}

function isOf<Of extends JournalEntry["of"]>(line: JournalEntry, of: Of): line is Extract<JournalEntry, { of: Of }> {
  return line.of === of;
}
