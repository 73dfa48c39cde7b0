import type { Sandbox } from "#infra/sandbox/sandbox.ts";
import { sesTags } from "#shared/contracts/events.ts";
import type { Message } from "#shared/domain/message.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import type { Store } from "#shared/usecases/ports.ts";

/** What became of the messages of a run, counted from the table and from what SES accepted. */
export interface Verdict {
  readonly messages: number;
  /** Accepted by SES exactly once. */
  readonly accepted: number;
  /** Not accepted, with a final state that says why: by state and reason. */
  readonly explained: Readonly<Record<string, number>>;
  /** PARKED: on the coordinator's list. */
  readonly parked: number;
  /** Accepted twice, and the record says that it may have been. */
  readonly duplicatesExplained: number;
  /** Ids of messages that break what is promised. */
  readonly lost: readonly string[];
  readonly duplicates: readonly string[];
  /** Not final at the end: still due, if they stand in the due index; else they are lost. */
  readonly open: readonly string[];
}

/** Reads the whole table strongly, and judges. */
export async function judge(
  planned: ReadonlySet<string>,
  store: Pick<Store, "everyMessage" | "everyDue">,
  sandbox: Pick<Sandbox, "accepted">,
): Promise<Verdict> {
  const taken = new Map<string, number>();
  for (const { tags } of sandbox.accepted()) {
    const id = tags[sesTags.message] ?? "";
    if (planned.has(id)) taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  const due = new Set<string>();
  for await (const id of store.everyDue()) due.add(id);
  const found = new Map<string, Message>();
  for await (const message of store.everyMessage()) {
    if (planned.has(message.id)) found.set(message.id, message);
  }

  const [lost, duplicates, open]: [string[], string[], string[]] = [[], [], []];
  const explained: Record<string, number> = {};
  let [accepted, parked, duplicatesExplained] = [0, 0, 0];
  for (const id of planned) {
    const [message, times] = [found.get(id), taken.get(id) ?? 0];
    if (times === 1) accepted++;
    if (times === 2 && message?.possibleDuplicate) duplicatesExplained++;
    else if (times > 1) duplicates.push(id);
    if (message?.state === "PARKED") parked++;
    if (message && !isFinal(message.state) && due.has(id)) open.push(id);
    else if (isLost(message, times)) lost.push(id);
    else if (times === 0 && message) {
      const why = `${message.state} ${message.reason}`;
      explained[why] = (explained[why] ?? 0) + 1;
    }
  }
  return { messages: planned.size, accepted, explained, parked, duplicatesExplained, lost, duplicates, open };
}

/** Gone, unfinished with nobody to finish it, or on record as something that it is not. */
function isLost(message: Message | undefined, times: number): boolean {
  if (message === undefined || !isFinal(message.state)) return true;
  if (message.state === "SENT") return times === 0;
  return times > 0 && message.state !== "PARKED";
}
