import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../../calendar/holidays.ts";
import { nextWindow, type SendWindow, sendInstant } from "../../../calendar/local-time.ts";
import type { Announcement } from "../../../domain/announcement.ts";
import { Problem } from "../../../domain/errors.ts";
import type { Message } from "../../../domain/message.ts";
import type { Person } from "../../../domain/person.ts";
import { dayIn, instantText } from "../../../domain/time.ts";
import type { NewLine, Work, WorkValues } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import { newMessage, written } from "../../mail/ledger.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { programmePlan } from "../../year/programme-plan.ts";
import type { Progress } from "../work.ts";
import { everybodyIn, Tally } from "./reaching.ts";

type AnnouncePorts = Pick<Ports, "store" | "zones">;

/** Hours an announcement is worth sending: a week, so that a long pause of all mail does not bring old news. */
const livesHours = 7 * 24;
/** Messages of one transaction. */
const chunk = 90;

/**
 * Counts whom an announcement reaches or, for real, writes one message to each of them: the ledger sends it in the
 * next hours in which prompts may arrive where they live. A message's id is that of announcement and person, so to run
 * again, or twice at once, adds nobody twice.
 */
export async function announce(
  work: Work,
  ports: AnnouncePorts,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  const id = String(work.order["announcement"]);
  const announcement = await ports.store.get("announcement", id);
  if (announcement?.programme !== work.programme) throw new Problem("not-found", "There is no such announcement.");
  const writer = work.dryRun ? undefined : await messageWriter(announcement, ports, now);
  const tally = new Tally();
  for await (const some of everybodyIn(announcement, ports)) {
    await writer?.(some.reached);
    tally.add(some);
    await progress.at(tally.seen, 0);
  }
  await progress.say(linesOf(tally, announcement), 0);
  await progress.at(tally.seen, tally.seen);
  if (!work.dryRun) await close(announcement.id, tally.reached, work, ports, now);
  return { reached: tally.reached, out: tally.seen - tally.reached };
}

function linesOf(tally: Tally, { language }: Announcement): NewLine[] {
  const out = tally.out.map(({ reason, count }) => ({ level: "info" as const, says: reason, values: { count } }));
  const others = tally.othersThan(language).map((values) => ({ level: "warning" as const, says: "language", values }));
  return [...out, ...others];
}

/** What writes messages to some people, with the programme's hours at hand. */
async function messageWriter(announcement: Announcement, ports: AnnouncePorts, now: Temporal.Instant) {
  const { programme, playbook } = await programmePlan(announcement.programme, ports);
  const holidays = holidaysOf(programme);
  const windows = new Map<string, SendWindow>();
  const windowIn = (zone: string): SendWindow => {
    const window = windows.get(zone) ?? nextWindow(now, zone, playbook.window, holidays);
    windows.set(zone, window);
    return window;
  };
  return async (people: readonly Person[]): Promise<void> => {
    const all = people.map((person) =>
      messageTo(person, announcement, windowIn(person.zone), ports.zones.version, now),
    );
    for (let from = 0; from < all.length; from += chunk) await writeNew(all.slice(from, from + chunk), ports, now);
  };
}

/** One message, in the coming hours in which prompts may arrive. If they have begun, it comes within what is left of them. */
function messageTo(
  { id: person, zone }: Person,
  { id: subject, programme }: Announcement,
  window: SendWindow,
  tz: string,
  now: Temporal.Instant,
): Message {
  const kind = "announcement";
  const request = { person, programme, kind, class: "one-shot", subject, occurrence: "once", livesHours } as const;
  const message = newMessage(request, now);
  const start = Temporal.Instant.compare(window.start, now) < 0 ? now : window.start;
  const due = sendInstant(message.id, { start, end: window.end });
  const dueAt = instantText(due);
  const time = due.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
  const wall = { date: dayIn(zone, due).toString(), time, zone, tz, windowEnds: instantText(window.end) };
  return { ...message, wall, dueAt, nextActionAt: dueAt };
}

async function writeNew(messages: readonly Message[], { store }: AnnouncePorts, now: Temporal.Instant): Promise<void> {
  await retried(async () => {
    const ids = messages.map(({ id }) => id);
    const known = new Set((await store.getMany("message", ids)).map(({ id }) => id));
    const fresh = messages.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) await store.commit(fresh.map((message) => written(message, undefined, now)));
  });
}

async function close(id: string, reached: number, work: Work, { store }: AnnouncePorts, now: Temporal.Instant) {
  await retried(async () => {
    const current = await store.get("announcement", id);
    if (current?.state !== "sending") return;
    await store.commit([
      { kind: "announcement", put: { ...current, state: "sent", reached } },
      audit(work.programme, work.requestedBy, "announcement-sent", `${id}: ${reached}`, now),
    ]);
  });
}
