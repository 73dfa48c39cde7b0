import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantAt } from "../../calendar/local-time.ts";
import { isHeld, type Message, type MessageState } from "../../domain/message.ts";
import { DateText, instantText } from "../../domain/time.ts";
import type { WorkHandler } from "../coordinators/work.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { decideAll } from "./hold.ts";

/** What was asked, and by whom. */
const HoldOrder = z.object({ act: z.enum(["hold", "release"]), what: z.string(), day: DateText, by: z.string() });

/** Mails decided together. */
const together = 25;
/** Mails read together. */
const atOnce = 200;

/** Whether a mail is of this prompt, or of this kind. */
export function isOf(what: string, { kind, subject }: Pick<Message, "kind" | "subject">): boolean {
  return kind === "prompt" ? subject === what : kind === what;
}

/** The instants between which a day lies in a zone, as they are stored. */
export function dayBounds(day: string, zone: string): { from: string; until: string } {
  const date = Temporal.PlainDate.from(day);
  const start = (one: Temporal.PlainDate) => instantText(instantAt(one, "00:00", zone));
  return { from: start(date), until: start(date.add({ days: 1 })) };
}

/** Holds all mail of one prompt or kind that is to leave on one day, or releases what is held of it. */
export const holdDay: WorkHandler<Pick<Ports, "store" | "zones">> = async (work, ports, progress, now) => {
  const { act, what, day, by } = HoldOrder.parse(work.order);
  const programme = await programmeOf(ports, work.programme);
  const bounds = dayBounds(day, programme.zone);
  const states: MessageState[] = act === "hold" ? ["PLANNED", "QUEUED", "RETRY"] : ["PARKED"];
  const ids: string[] = [];
  const unread = new Set<string>();
  const cannotRead = (id: string) => void unread.add(id);
  for (const state of states) {
    let cursor: string | undefined;
    do {
      const page = await ports.store.list("message", programme.id, {
        state,
        ...bounds,
        cursor,
        limit: atOnce,
        unread: cannotRead,
      });
      const wanted = page.items.filter((message) => isOf(what, message) && (act === "hold" || isHeld(message)));
      ids.push(...wanted.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  const left: string[] = [];
  let done = 0;
  for (let from = 0; from < ids.length; from += together) {
    const decided = await decideAll(programme.id, ids.slice(from, from + together), act, { id: by }, ports, now);
    done += decided.done.length;
    left.push(...decided.not.map(({ message }) => message));
    await progress.at(Math.min(from + together, ids.length), ids.length);
  }
  const messages = await ports.store.getMany("message", left, cannotRead);
  await progress.say(
    messages.map(({ person }) => ({ level: "warning", says: "left", values: {}, person })),
    0,
  );
  // Nothing of these can be said or done; whoever is to send them, and the audit, raise the alarm.
  return { act, what, day, held: done, left: left.length, ...(unread.size > 0 && { unreadable: unread.size }) };
};
