import { table } from "../../contracts/table.ts";
import { spread } from "../../domain/ids.ts";
import type { Participant } from "../../domain/participant.ts";
import type { ListedKind, OwnedKind, RecordKind, RecordOf } from "../../domain/records.ts";
import { standing } from "../../domain/standing.ts";
import { instantOf } from "../../domain/time.ts";
import type { DueLane } from "../../ledger/due-lanes.ts";
import { dueLane } from "../../ledger/due-lanes.ts";

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

/** How a participant is listed: mentors to vet under their vetting state, everybody else under their own. */
export function participantLabel(participant: Participant): string {
  return standing(participant);
}

/** Attributes that put a record into the listing index. */
export const listing = {
  programme: (record: RecordOf<"programme">) => entry("programme", "", record.id),
  participant: (record: RecordOf<"participant">) =>
    entry("participant", record.programme, participantLabel(record), record.waitingSince, record.id),
  round: (record: RecordOf<"round">) => entry("round", record.programme, record.state, record.requestedAt, record.id),
  proposal: (record: RecordOf<"proposal">) =>
    entry("proposal", record.programme, record.state, record.answerBy ?? "", record.id),
  offer: (record: RecordOf<"offer">) => entry("offer", record.programme, record.state, record.madeAt, record.id),
  mentorship: (record: RecordOf<"mentorship">) =>
    entry("mentorship", record.programme, record.state, record.startedAt, record.id),
  concern: (record: RecordOf<"concern">) =>
    entry("concern", record.programme, record.state, record.raisedAt, record.id),
  announcement: (record: RecordOf<"announcement">) =>
    entry("announcement", record.programme, record.state, newestFirst(record.writtenAt), record.id),
  message: (record: RecordOf<"message">) => entry("message", record.programme, record.state, record.dueAt, record.id),
  work: (record: RecordOf<"work">) => entry("work", record.programme, record.state, record.requestedAt, record.id),
  member: (record: RecordOf<"member">) => entry("member", record.programme, record.state, record.id),
  // Erasing concerns the whole deployment: a person may be in several programmes.
  erasure: (record: RecordOf<"erasure">) => entry("erasure", "", record.state, record.requestedAt, record.id),
} as const;

/** An instant as text that sorts the later before the earlier. */
function newestFirst(at: string): string {
  const last = 9_999_999_999_999;
  return String(last - instantOf(at).epochMilliseconds).padStart(13, "0");
}

function entry(kind: ListedKind, programme: string, ...sort: string[]): Record<string, string> {
  const { partitionKey, sortKey } = table.indexes.listing;
  return { [partitionKey]: listingPartition(kind, programme), [sortKey]: sort.join("#") };
}

/** Attributes that put a record into the index of what belongs to a person. */
export const belonging = {
  participant: (record: RecordOf<"participant">) => owner(record.person, "participant", record.createdAt),
  message: (record: RecordOf<"message">) => owner(record.person, "message", record.createdAt),
  email: (record: RecordOf<"email">) => owner(record.person, "email", ""),
  // A concern names no person: whoever proves the address it gives is the one it belongs to.
  concern: (record: RecordOf<"concern">) =>
    record.contactHash === undefined ? {} : owner(record.contactHash, "concern", record.raisedAt),
  // A line of a roll is of whoever proves its address, too.
  member: (record: RecordOf<"member">) =>
    record.addressHash === undefined ? {} : owner(record.addressHash, "member", record.id),
} as const;

function owner(person: string, kind: OwnedKind, at: string): Record<string, string> {
  const { partitionKey, sortKey } = table.indexes.person;
  return { [partitionKey]: person, [sortKey]: `${kind}#${at}` };
}

/** The id of a record that lies under a key of its own, from that key. */
export function idIn(pk: string): string {
  return pk.slice(pk.indexOf("#") + 1);
}

/** The partitions of one part of the due index. */
export function duePartitions(lane: DueLane): string[] {
  return Array.from({ length: table.dueShards }, (_, shard) => duePartition(lane, shard));
}

const duePartition = (lane: DueLane, shard: number) => `DUE#${lane}#${shard}`;

/** Attributes that put a message into the due index; none once it is final. */
export function dueEntry(message: RecordOf<"message">): Record<string, string> {
  if (message.nextActionAt === undefined) return {};
  const { partitionKey, sortKey } = table.indexes.due;
  return {
    [partitionKey]: duePartition(dueLane(message), spread(message.id, table.dueShards)),
    [sortKey]: `${message.nextActionAt}#${message.id}`,
  };
}
