import type { Message } from "#shared/domain/message.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { Agenda } from "./agenda.ts";
import { Deployment } from "./deployment.ts";
import type { Faults } from "./faults.ts";
import { happenings } from "./happenings.ts";
import { Host } from "./host.ts";
import { Lot } from "./lot.ts";
import { Oracle } from "./oracle.ts";
import { Restores } from "./restores.ts";
import { Scene, start } from "./scene.ts";
import { ours, type Sender } from "./senders.ts";
import { Spells } from "./spells.ts";
import { simulatedTable } from "./table.ts";

export interface Settings {
  readonly messages: number;
  readonly seed: number;
  readonly faults: Faults;
  /** Days over which the messages are spread. */
  readonly days: number;
  /** Of the attempts SES accepts, the share of which it never tells anything. */
  readonly eventLoss: number;
  readonly sender?: Sender | undefined;
  /** Minutes between two ticks: more of them make a small proof quick. */
  readonly tickMinutes?: number;
  /** Days until the table is first put back; absent: by chance. */
  readonly firstRestore?: number;
  /** Is told each planned message, each acceptance and each end. */
  readonly log?: ((line: object) => void) | undefined;
  /** Is told how much of the time has passed, from 0 to 1. */
  readonly progress?: ((part: number) => void) | undefined;
}

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
/** Days after the last message in which everything has to come to its end. */
const drain = 8;
/** Days a finished message is kept for what may still come of it. */
const kept = 7;
/** Messages planned in one transaction, and days ahead of the day they are for. */
const [together, ahead] = [40, 2];
/** Of all messages: letters somebody waits for; and what people do to messages meanwhile. */
const [letters, acts] = [0.1, 0.03];

/** Plays so many days of mail, with everything that can go wrong, and tells what became of every message. */
export async function simulate(settings: Settings) {
  const { messages, seed, faults, days, eventLoss, sender = ours, tickMinutes = 1, log } = settings;
  const [lot, agenda] = [new Lot(seed), new Agenda(start)];
  const spells = new Spells(faults, lot, agenda);
  const host = new Host(faults, lot, agenda, spells);
  const oracle = new Oracle(() => agenda.now, sender.strict, log);
  const table = simulatedTable(oracle, faults, lot, agenda);
  const cloud = new Deployment({ faults, lot, agenda, spells, host, oracle, table, sender, eventLoss, tickMinutes });
  const scene = new Scene(lot, messages, days);
  /** Messages that people may do something with. */
  let recent: string[] = [];
  /** Prompts as the year calls for them, until they are over. */
  const drafts = new Map<string, Message>();
  /** Final messages by the day they were looked at first. */
  const finished = new Map<string, number>();

  /** Whoever plans tries until it is done: what is there already stays as it is. */
  async function plan(batch: readonly Message[], hinted: boolean): Promise<void> {
    const ending = await cloud.run(async ({ store, queue }, now) => {
      const there = new Set(
        (
          await store.getMany(
            "message",
            batch.map(({ id }) => id),
          )
        ).map(({ id }) => id),
      );
      // Of what was undone by a restore, nobody thinks any more.
      const fresh = batch.filter(({ id }) => !there.has(id) && oracle.intended.has(id));
      await store.commit(fresh.map((message) => written(message, undefined, now)));
      if (hinted) await queue.hint(batch.map(({ id }) => id));
    });
    if (ending !== "done") agenda.after(lot.between(30 * second, 5 * minute), () => void plan(batch, hinted));
  }

  const everyDay = Array.from({ length: days }, (_, index) => start + (index + ahead) * day);
  const waited = evenly(
    Math.round(messages * letters),
    everyDay.map(() => true),
  );
  const prompted = evenly(
    messages - Math.round(messages * letters),
    everyDay.map((one) => scene.isWorkday(one)),
  );

  function planDay(index: number): void {
    const prompts = Array.from({ length: prompted[index] ?? 0 }, () => scene.prompt(start + (index + ahead) * day));
    for (const one of prompts) drafts.set(one.id, one);
    recent = [...recent, ...prompts.map(({ id }) => id)].slice(-3 * Math.max(messages / days, 10));
    for (const { id } of prompts) oracle.intended.add(id);
    for (let from = 0; from < prompts.length; from += together) {
      const batch = prompts.slice(from, from + together);
      agenda.after(lot.between(0, hour), () => void plan(batch, false));
    }
    for (let one = waited[index] ?? 0; one > 0; one--)
      agenda.after(lot.below(day), () => {
        const letter = scene.letter(agenda.now);
        oracle.intended.add(letter.id);
        void plan([letter], true);
      });
    for (let one = Math.ceil(prompts.length * acts); one > 0; one--)
      agenda.after(lot.below(day), () => {
        const [act, id] = [lot.oneOf(happenings), lot.oneOf(recent)];
        void cloud.run((ports, now) => act(id, ports, now, lot));
      });
  }

  /** What has been over for a week is judged and forgotten; a digest of it stays. */
  async function retire(all: boolean): Promise<void> {
    for (const id of oracle.everyId()) {
      if (!oracle.isOver(id) && !all) continue;
      const since = finished.get(id) ?? agenda.now;
      finished.set(id, since);
      if (!all && since > agenda.now - kept * day) continue;
      finished.delete(id);
      drafts.delete(id);
      oracle.close(id, await table.truth.get("message", id));
      table.truth.forget(id);
    }
  }

  /** The year calls again for a prompt that is still to come; all else that a restored table does not know is undone. */
  function gone(id: string): void {
    finished.clear();
    const draft = drafts.get(id);
    if (draft === undefined || Date.parse(draft.dueAt) < agenda.now + day) {
      oracle.undo();
      return;
    }
    oracle.intended.add(id);
    agenda.after(lot.between(hour, day), () => void plan([draft], false));
  }

  await scene.enter(table.truth);
  cloud.begin();
  const restores = new Restores({ faults, lot, agenda, host, oracle, table, cloud, people: scene.people, gone });
  restores.begin(settings.firstRestore);
  for (let index = 0; index < days + ahead + drain; index++) {
    if (index < days) planDay(index);
    await agenda.run(start + (index + 1) * day);
    await retire(false);
    settings.progress?.((index + 1) / (days + ahead + drain));
  }
  await retire(true);
  for (const id of oracle.intended) oracle.violated(id, "I6: it was never planned");

  const { planned, accepted, duplicates, explained, most, counts, violations, told } = oracle;
  const { checkpoints, crashes } = host;
  const lost = oracle.lost + oracle.intended.size;
  const ends = {
    sent: counts.SENT ?? 0,
    skipped: counts.SKIPPED ?? 0,
    cancelled: counts.CANCELLED ?? 0,
    failed: counts.FAILED ?? 0,
    parked: counts.PARKED ?? 0,
    /** Which a table that was put back knew nothing of any more, and nothing called for again. */
    undone: oracle.undone,
  };
  return {
    ...{ seed, messages, lost, duplicates, explained, ...ends, planned, accepted, most },
    ...{
      byEvent: oracle.byEvent,
      redriven: cloud.redriven,
      checkpoints,
      crashes,
      restores: restores.count,
      violations,
      told,
      digest: oracle.digest(),
    },
  };
}

/** So many, spread over those days that are open; over all of them where none is. */
function evenly(total: number, open: readonly boolean[]): number[] {
  const all = open.includes(true) ? open : open.map(() => true);
  const most = all.filter(Boolean).length;
  let [passed, given] = [0, 0];
  return all.map((isOpen) => {
    if (isOpen) passed++;
    const count = Math.round((total * passed) / most) - given;
    given += count;
    return count;
  });
}
