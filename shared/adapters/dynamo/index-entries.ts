import { table } from "../../contracts/table.ts";
import { spread } from "../../domain/ids.ts";
import { messageLabel } from "../../domain/message.ts";
import type { Participant } from "../../domain/participant.ts";
import type { ListedKind, OwnedKind, RecordOf } from "../../domain/records.ts";
import { standing } from "../../domain/standing.ts";
import { instantOf } from "../../domain/time.ts";
import { dueLane } from "../../ledger/due-lanes.ts";
import { duePartition, listingPartition } from "./keys.ts";

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
  message: (record: RecordOf<"message">) =>
    entry("message", record.programme, messageLabel(record), record.dueAt, record.id),
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

/** Attributes that put a message into the due index; none once it is final. */
export function dueEntry(message: RecordOf<"message">): Record<string, string> {
  if (message.nextActionAt === undefined) return {};
  const { partitionKey, sortKey } = table.indexes.due;
  return {
    [partitionKey]: duePartition(dueLane(message), spread(message.id, table.dueShards)),
    [sortKey]: `${message.nextActionAt}#${message.id}`,
  };
}
