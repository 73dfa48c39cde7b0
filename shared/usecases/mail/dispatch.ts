import type { Temporal } from "temporal-polyfill";
import { Lane } from "../../domain/message.ts";
import type { Pace } from "../../domain/pace.ts";
import { instantOf, instantText } from "../../domain/time.ts";
import type { DueLane } from "../../ledger/due-lanes.ts";
import { roomIn, withBulk, withQuota } from "../../ledger/pace.ts";
import { haltOf, isPaused, judge, letThrough } from "../../ledger/pauses.ts";
import { audit } from "../audit.ts";
import { farAhead, having, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { mailMayLeave } from "./brake.ts";
import { type Handed, handOn, nothingHanded } from "./hand-on.ts";
import { notePace, paceOf } from "./pace.ts";
import { askAgainForReplay } from "./restoring.ts";
import { Unreadable } from "./unreadable.ts";

type DispatchPorts = Pick<Ports, "store" | "queue" | "quota" | "bus">;

/** Messages of one lane that one run hands on at most: about what it can do in its minute. */
const mostAtOnce = 30_000;
/** Claims that ran out and unclear mail, looked at in one run. */
const mostOpen = 1000;

/**
 * Hands what is due to the send queues, and gives up on claims whose lease ran out. Each lane gets about three minutes'
 * worth of its share of SES's rate, less what its queue still holds, so that withdrawals and moved dates still bite.
 * While no mail may leave, it sees to it that a table that was put back is brought in line.
 * While a lane is paused nothing of it moves, neither hints nor expiry; afterwards a few find out whether SES takes mail.
 * @throws Unreadable when all else is done, where messages are due that this version cannot read.
 */
export async function dispatch(order: JobOrder, ports: DispatchPorts, now: Temporal.Instant): Promise<JobSummary> {
  // Nothing moves while the brake is on either: releasing it finds everything as it was.
  if (!(await mailMayLeave(ports))) {
    if (!order.dryRun) await askAgainForReplay(ports, now);
    return { summary: { due: 0, brake: "on" } };
  }
  const firsts = await Promise.all(Lane.options.map((lane) => ports.store.due(lane, now, 1)));
  const wanted = Lane.options.filter((_, index) => firsts[index]?.ids.length !== 0);
  if (order.dryRun) {
    const { ids } = await ports.store.due("open", now, mostOpen);
    return { summary: { due: ids.length, lanes: wanted.join(" ") } };
  }

  const handed = nothingHanded();
  const open = await handOnDue("open", mostOpen, order, handed, ports, now);
  let { due } = open;
  const nexts = [open.next, ...firsts.map(({ ids, next }) => (ids.length === 0 ? next : undefined))];
  const { pace, waiting, ...facts } = await paceNow(wanted, ports, now);
  const free = wanted.filter((lane) => haltOf(pace, lane, now) === undefined);
  const behind = await minutesBehind(
    free.flatMap((lane) => firsts[Lane.options.indexOf(lane)]?.ids ?? []),
    ports,
    now,
  );
  const summary = () => {
    const { hinted, settled, cut } = handed;
    return { due, hinted, settled, behind, ...facts, ...(cut && { cut: "time" }) };
  };
  try {
    // What people wait for goes first.
    for (const lane of wanted) {
      const most = Math.min(mostAtOnce, letThrough(pace, lane, roomIn(pace, lane, now) - waiting[lane], now));
      const on = await handOnDue(lane, most, order, handed, ports, now);
      due += on.due;
      nexts.push(most > 0 ? on.next : again(pace, lane, now));
    }
    if (handed.unread.size > 0) throw new Unreadable(handed.unread);
  } catch (error) {
    throw having(error, summary());
  }
  nexts.push(handed.again, handed.cut ? instantText(now) : undefined);
  return { summary: summary(), nothingBefore: nexts.flatMap((next) => next ?? []).sort()[0] ?? farAhead };
}

/** Minutes for which the first of a lane's messages has been due: long ones mean that more comes than leaves. */
async function minutesBehind(firsts: readonly string[], { store }: DispatchPorts, now: Temporal.Instant) {
  const found = await store.getMany("message", firsts, () => undefined);
  const since = found.map(({ nextActionAt }) => (nextActionAt === undefined ? now : instantOf(nextActionAt)));
  return Math.max(0, ...since.map((at) => Math.floor((now.epochMilliseconds - at.epochMilliseconds) / 60_000)));
}

/** Hands on so many of one part. What cannot be read stays at the front for good: it takes nobody's place. */
async function handOnDue(
  part: DueLane,
  most: number,
  order: JobOrder,
  handed: Handed,
  ports: DispatchPorts,
  now: Temporal.Instant,
): Promise<{ due: number; next?: string | undefined }> {
  const { unread } = handed;
  let next: string | undefined;
  let [due, room] = [0, most];
  while (room > 0 && !handed.cut) {
    const limit = room + unread.size;
    const found = await ports.store.due(part, now, limit);
    const fresh = found.ids.filter((id) => !unread.has(id)).slice(0, room);
    const before = unread.size;
    await handOn(fresh, order, handed, ports, now);
    due += fresh.length;
    next = found.next;
    room = found.ids.length < limit ? 0 : unread.size - before;
  }
  return { due, next };
}

/** When a lane of which nothing could be handed on is looked at again: after its pause, or in a minute. */
function again(pace: Pace, lane: Lane, now: Temporal.Instant): string {
  if (!isPaused(pace, lane, now)) return instantText(now);
  return (lane === "bulk" && pace.stopped ? undefined : pace.paused[lane]?.until) ?? farAhead;
}

/**
 * Reads SES's limits, where something is to leave, and what waits in the queues. Where that fails, what was known last
 * counts; the summary says so, and what mail stands still for.
 */
async function paceNow(wanted: readonly Lane[], ports: DispatchPorts, now: Temporal.Instant) {
  const known = await paceOf(ports);
  const waiting = { interactive: 0, bulk: 0 };
  if (wanted.length === 0 && !known.bulk?.waits) return { pace: known, waiting };
  for (const lane of Lane.options) waiting[lane] = await ports.queue.waiting(lane);
  const read = wanted.length === 0 ? undefined : await readQuota(ports);
  const pace = await notePace(
    ports,
    (before) => {
      const told = read?.quota ? judge(withQuota(before, read.quota, now), read.quota.recent ?? [], now) : before;
      // What stands still needs no share of the rate; what was handed on leaves though the day's quota is nearly used.
      const goesOn = wanted.includes("bulk") && haltOf(told, "bulk", now) === undefined;
      return withBulk(told, goesOn || (waiting.bulk > 0 && !isPaused(told, "bulk", now)), now);
    },
    // Nobody pressed a button: the record has to say who stopped it, and why.
    ({ stopped }) =>
      stopped === undefined || known.stopped ? [] : [audit("brake", "almanac", "pace-stopped", stopped.reason, now)],
  );
  const halted = wanted.flatMap((lane) => haltOf(pace, lane, now) ?? [])[0];
  // Either rings the same alarm: SES does not tell what mail goes by.
  const unread = read?.failed ?? read?.quota?.uncounted;
  return { pace, waiting, ...(halted && { halted }), ...(unread && { quota: unread }) };
}

async function readQuota({ quota }: DispatchPorts) {
  try {
    return { quota: await quota.read() };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : "unread" };
  }
}
