import { table } from "../../contracts/table.ts";
import type { ListedKind, RecordKind } from "../../domain/records.ts";
import type { DueLane } from "../../ledger/due-lanes.ts";

/** A record's place in the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The first `count` parts of a dotted id, and the rest. */
function split(id: string, count: number): [string, string] {
  const parts = id.split(".");
  return [parts.slice(0, count).join("."), parts.slice(count).join(".")];
}

const own =
  (prefix: string, sk = "META") =>
  (id: string): Key => ({ pk: `${prefix}#${id}`, sk });
const within =
  (prefix: string, count: number, child: string) =>
  (id: string): Key => {
    const [owner, rest] = split(id, count);
    return { pk: `${prefix}#${owner}`, sk: `${child}#${rest}` };
  };

/** Where each kind of record lies. Personal data is under `PERSON#` alone. */
export const keyOf = {
  person: own("PERSON", "PROFILE"),
  profile: own("PERSON", "ABOUT"),
  identity: own("PERSON", "IDENTITY"),
  load: own("PERSON", "LOAD"),
  postbox: own("PERSON", "POSTBOX"),
  pulse: within("PERSON", 1, "PULSE"),
  member: own("PERSON", "MEMBER"),
  email: own("EMAIL", "UNIQUE"),
  suppression: own("EMAIL", "SUPPRESSED"),
  erasure: own("ERASED"),
  programme: own("PROG"),
  playbook: within("PROG", 1, "PLAYBOOK"),
  keyDate: within("PROG", 1, "KEYDATE"),
  pause: within("PROG", 1, "PAUSE"),
  participant: own("PART"),
  touchpoint: within("PART", 2, "TP"),
  goal: within("PART", 2, "GOAL"),
  round: own("ROUND"),
  proposal: own("PROPOSAL"),
  offer: own("OFFER"),
  explanation: within("ROUND", 1, "WHY"),
  unpaired: within("ROUND", 1, "NONE"),
  proof: within("ROUND", 1, "PROOF"),
  option: within("ROUND", 1, "OPTION"),
  mentorship: own("SHIP"),
  quiet: own("PROG", "QUIET"),
  report: own("PROG", "REPORT"),
  message: own("MSG"),
  concern: own("CONCERN"),
  announcement: own("ANNOUNCEMENT"),
  budget: own("BUDGET"),
  usedStamp: own("STAMP"),
  brake: () => ({ pk: "SYSTEM", sk: "BRAKE" }),
  pace: () => ({ pk: "SYSTEM", sk: "PACE" }),
  jobRun: own("JOB"),
  work: own("WORK"),
  workLine: within("WORK", 1, "LINE"),
  workPart: within("WORK", 1, "PART"),
  audit: within("AUDIT", 1, "AT"),
} as const satisfies Record<RecordKind, (id: string) => Key>;

/** Partition and sort prefix under which the parts of a record lie. */
export const partsKey = {
  touchpoint: (owner: string) => ({ pk: `PART#${owner}`, prefix: "TP#" }),
  goal: (owner: string) => ({ pk: `PART#${owner}`, prefix: "GOAL#" }),
  keyDate: (owner: string) => ({ pk: `PROG#${owner}`, prefix: "KEYDATE#" }),
  playbook: (owner: string) => ({ pk: `PROG#${owner}`, prefix: "PLAYBOOK#" }),
  pause: (owner: string) => ({ pk: `PROG#${owner}`, prefix: "PAUSE#" }),
  pulse: (owner: string) => ({ pk: `PERSON#${owner}`, prefix: "PULSE#" }),
  audit: (owner: string) => ({ pk: `AUDIT#${owner}`, prefix: "AT#" }),
  workLine: (owner: string) => ({ pk: `WORK#${owner}`, prefix: "LINE#" }),
  workPart: (owner: string) => ({ pk: `WORK#${owner}`, prefix: "PART#" }),
  explanation: (owner: string) => ({ pk: `ROUND#${owner}`, prefix: "WHY#" }),
  unpaired: (owner: string) => ({ pk: `ROUND#${owner}`, prefix: "NONE#" }),
  proof: (owner: string) => ({ pk: `ROUND#${owner}`, prefix: "PROOF#" }),
  option: (owner: string) => ({ pk: `ROUND#${owner}`, prefix: "OPTION#" }),
} as const;

/** The partition of the listing index that holds this kind for this programme. */
export function listingPartition(kind: ListedKind, programme: string): string {
  return kind === "programme" ? "PROGRAMMES" : `PROG#${programme}#${kind}`;
}

/** The id of a record that lies under a key of its own, from that key. */
export function idIn(pk: string): string {
  return pk.slice(pk.indexOf("#") + 1);
}

/** The partitions of one part of the due index. */
export function duePartitions(lane: DueLane): string[] {
  return Array.from({ length: table.dueShards }, (_, shard) => duePartition(lane, shard));
}

/** The partition of one shard of one part of the due index. */
export function duePartition(lane: DueLane, shard: number): string {
  return `DUE#${lane}#${shard}`;
}
