import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Temporal } from "temporal-polyfill";
import { table } from "../../contracts/table.ts";
import { instantText } from "../../domain/time.ts";
import { type DueLane, dueLanes } from "../../ledger/due-lanes.ts";
import { duePartitions } from "./keys.ts";
import { pages } from "./pages.ts";

const { due: dueIndex } = table.indexes;

/** Reading the due index: what needs something done, and when. */
export function dueReader(documents: DynamoDBDocumentClient, tableName: string) {
  /** The entries of one shard, the earliest first; no more are read at once than are wanted. */
  async function* entriesOf(partition: string, most?: number): AsyncGenerator<string> {
    let found = 0;
    const items = pages((start) =>
      documents.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: dueIndex.name,
          KeyConditionExpression: "duePk = :pk",
          ExpressionAttributeValues: { ":pk": partition },
          ProjectionExpression: "dueSk",
          // A page ends at a megabyte, some thousands of entries: a burst needs several.
          Limit: most && most - found,
          ExclusiveStartKey: start,
        }),
      ),
    );
    for await (const item of items) {
      found++;
      yield String(item["dueSk"]);
      if (found === most) return;
    }
  }

  /** The earliest entries of one shard, due or not: the first that is not yet due tells when to look again. */
  async function oneShard(partition: string, most: number): Promise<string[]> {
    const entries: string[] = [];
    for await (const entry of entriesOf(partition, most)) entries.push(entry);
    return entries;
  }

  return {
    async due(lane: DueLane, until: Temporal.Instant, limit: number) {
      const text = instantText(until);
      // One more than is needed, so that even a shard that holds all of them tells what comes after.
      const most = Math.ceil(limit / table.dueShards) + 1;
      const shards = await Promise.all(duePartitions(lane).map((partition) => oneShard(partition, most)));
      const entries = shards.flat().sort();
      const ready = entries.filter((entry) => instantIn(entry) <= text);
      const ids = ready.slice(0, limit).map(messageIn);
      // A shard whose page ends with something due may hold more of it.
      const cut = shards.some((shard) => shard.length === most && instantIn(shard.at(-1)) <= text);
      if (cut || ready.length > limit) return { ids, next: text };
      const later = entries[ready.length];
      return later === undefined ? { ids } : { ids, next: instantIn(later) };
    },

    async *everyDue() {
      for (const partition of dueLanes.flatMap(duePartitions))
        for await (const entry of entriesOf(partition)) yield messageIn(entry);
    },
  };
}

/** The two parts of a due entry. */
const instantIn = (entry = "") => entry.split("#")[0] ?? "";
const messageIn = (entry: string) => entry.split("#")[1] ?? "";
