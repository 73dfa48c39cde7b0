import { Temporal } from "temporal-polyfill";
import type { messageLabel } from "../../domain/message.ts";
import type { Participant } from "../../domain/participant.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { awayStates, isAway } from "../../domain/who-left.ts";
import { everything } from "../everything.ts";
import type { Ports, Unread } from "../ports.ts";
import { retried } from "../retried.ts";
import { type ErasePorts, erase } from "./erase.ts";
import { removePart } from "./erase-parts.ts";

/** Days the list of mails goes back, and days what belongs to somebody is kept after they left. The privacy page says so. */
const [mailDays, leftDays] = [730, 365];

/** What came of one promise: how much was removed, and when the next is due, as text. */
export interface Removed {
  readonly removed: number;
  readonly next: readonly string[];
}

const daysAfter = (at: string, days: number) => instantText(plusHours(instantOf(at), days * 24));
const finished: readonly ReturnType<typeof messageLabel>[] = [
  ...(["SENT", "REFUSED", "SKIPPED", "CANCELLED", "FAILED", "PARKED"] as const),
];

/** Messages of one transaction. */
const chunk = 100;

/** Removes what the mail log says of finished mails once it is two years old. What cannot be read is told and stays. */
export async function removeOldMail(
  programme: string,
  dryRun: boolean,
  unread: Unread,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Removed> {
  let removed = 0;
  const next: string[] = [];
  for (const state of finished) {
    let cursor: string | undefined;
    do {
      // The oldest come first, so a page that ends with a young one was the last to look at.
      const page = await store.list("message", programme, { state, limit: chunk, cursor, unread });
      const old = page.items.filter(({ dueAt }) => daysAfter(dueAt, mailDays) <= instantText(now));
      removed += old.length;
      if (!dryRun && old.length > 0)
        await store.commit(old.map(({ id, version }) => ({ kind: "message", remove: { id, version } })));
      const young = page.items.find((one) => !old.includes(one));
      if (young) next.push(daysAfter(young.dueAt, mailDays));
      cursor = young ? undefined : page.cursor;
    } while (cursor !== undefined);
  }
  return { removed, next };
}

/** Removes concerns whose time is up, read or not. DynamoDB's own expiry may come days late. */
export async function removeOldConcerns(
  programme: string,
  dryRun: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Removed> {
  const concerns = await everything(ports, "concern", programme);
  const until = ({ ttl }: { ttl: number }) => instantText(Temporal.Instant.fromEpochMilliseconds(ttl * 1000));
  const old = concerns.filter((concern) => until(concern) <= instantText(now));
  for (const { id } of dryRun ? [] : old) {
    await retried(async () => {
      const remove = await ports.store.get("concern", id);
      if (remove) await ports.store.commit([{ kind: "concern", remove }]);
    });
  }
  return { removed: old.length, next: concerns.filter((one) => !old.includes(one)).map(until) };
}

/** Removes the part of who left a year ago; and, where that was the last of them, everything. */
export async function removeWhoLeft(
  programme: string,
  dryRun: boolean,
  ports: ErasePorts,
  now: Temporal.Instant,
): Promise<Removed> {
  let removed = 0;
  const next: string[] = [];
  const isOver = (one: Participant) =>
    isAway(one) && one.leftAt !== undefined && daysAfter(one.leftAt, leftDays) <= instantText(now);
  // A form nobody confirmed may be a stranger's: a part somebody takes, or took less than a year ago, is a reason to stay.
  const counts = (one: Participant) =>
    one.state === "active" || one.state === "paused" || (isAway(one) && !isOver(one));
  const lists = await Promise.all(awayStates.map((state) => everything(ports, "participant", programme, state)));
  for (const id of new Set(
    lists
      .flat()
      .filter(isAway)
      .map((one) => one.id),
  )) {
    const participant = await ports.store.get("participant", id);
    if (!participant || !isAway(participant)) continue;
    if (!isOver(participant)) {
      next.push(daysAfter(participant.leftAt ?? instantText(now), leftDays));
      // Who left before this was written down has left by today.
      if (participant.leftAt === undefined && !dryRun)
        await ports.store.commit([{ kind: "participant", put: { ...participant, leftAt: instantText(now) } }]);
      continue;
    }
    removed++;
    if (dryRun) continue;
    const others = (await ports.store.ofPerson("participant", participant.person)).filter((one) => one.id !== id);
    if (others.some(counts)) await removePart(id, ports);
    else await erase(participant.person, "almanac", ports, now);
  }
  return { removed, next };
}
