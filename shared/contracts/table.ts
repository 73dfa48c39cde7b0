/**
 * The one table, as both sides need to know it: infra builds it from these names, the DynamoDB adapter writes to them.
 * Which noun lies under which key stands in `shared/adapters/dynamo/keys.ts`.
 */
export const table = {
  partitionKey: "pk",
  sortKey: "sk",
  /** Garbage collection only, in epoch seconds: DynamoDB deletes up to days late, so every read checks expiry itself. */
  timeToLive: "ttl",
  indexes: {
    /** Every message that still needs something done, by the instant it needs it. Absent = nothing left to do. */
    due: { name: "due", partitionKey: "duePk", sortKey: "dueSk", keysOnly: true },
    /** What coordinators and jobs list: nouns of one programme, by state. */
    listing: { name: "listing", partitionKey: "listPk", sortKey: "listSk", keysOnly: false },
    /** Everything of one person that does not lie under `PERSON#`, by kind and age: what is shown, exported and erased. */
    person: { name: "person", partitionKey: "personPk", sortKey: "personSk", keysOnly: true },
  },
  /** The due index is split over this many partitions, so that a burst does not meet one partition's write limit. */
  dueShards: 8,
} as const;

/**
 * The journal's table: what must outlive a restore of the one above. One line for each thing, under `of#id`; see
 * `shared/ledger/journal.ts`.
 */
export const journal = { partitionKey: "pk", timeToLive: "ttl" } as const;
