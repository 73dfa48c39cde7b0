import { Temporal } from "temporal-polyfill";
import { vi } from "vitest";
import type { RouteName } from "#shared/contracts/routes.ts";
import type { JobName } from "#shared/contracts/schedules.ts";
import { decide } from "#shared/usecases/mail/decide.ts";
import { wholeLetter } from "#shared/usecases/mail/letters/whole.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { apiOver } from "#test/support/api.ts";
import { countingNonces, fakeBus, fakeMailer, fakeQueue } from "#test/support/fakes.ts";
import { memoryStore } from "#test/support/memory-store.ts";
import { sesEvent } from "#test/support/prompts.ts";
import { coordinator, jobs } from "#test/support/world.ts";
import type { Fault } from "./faults.ts";
import { hear } from "./hear.ts";
import { type Ended, invocation, type Passed } from "./invocation.ts";
import type { Life, Press, Scene } from "./scene.ts";
import { nextRun } from "./timetable.ts";

/** Minutes until something is tried again: what people do, SQS's visibility, asynchronous events. */
const again = { person: [1, 1, 2, 5, 20, 60], hint: [6, 6, 6, 6], event: [1, 2] } as const;

/**
 * A life of this scene with these failures in it: people who press again, a queue that gives hints again, a bus that
 * tries its events again, SES whose events all arrive, and the scheduled jobs, on a clock that leaps from one to the next.
 */
export function aLife(scene: Scene, faults: readonly Fault[] = []): Life {
  const begins = Temporal.Instant.from(scene.at).epochMilliseconds;
  let clock = begins;
  const [store, queue, bus, mailer] = [memoryStore(scene.items), fakeQueue(), fakeBus(), fakeMailer(() => clock)];
  const ports: Ports = { ...scene.ports, store, queue, bus, mailer, nonces: countingNonces() };
  const trace: Passed[] = [];
  const pages: Record<string, string> = {};
  const agenda: { at: number; run: () => Promise<void> }[] = [];
  const after = (minutes: number, run: () => Promise<void>) => {
    agenda.push({ at: clock + minutes * 60_000, run });
    // Stable: what was put down first comes first.
    agenda.sort((one, other) => one.at - other.at);
  };
  const seen = new Set<string>();
  let invocations = 0;
  let letters = 0;

  async function invoke<Answer>(
    work: (ports: Ports, now: Temporal.Instant) => Promise<Answer>,
  ): Promise<Ended<Answer>> {
    const now = Temporal.Instant.fromEpochMilliseconds(clock);
    const machine = { ports, mailer, faults, trace, wake: after };
    return invocation(machine, invocations++, (gated) => work(gated, now));
  }

  /** Does something until it answers, after the pauses given; then it is given up. */
  async function until(pauses: readonly number[], work: (ports: Ports, now: Temporal.Instant) => Promise<unknown>) {
    const ended = await invoke(work);
    const [pause, ...rest] = pauses;
    if ((ended === "silence" || "error" in ended) && pause !== undefined) after(pause, () => until(rest, work));
  }

  /** Takes up what the last invocation, or whoever woke, has put on the queue and the bus and handed to SES. */
  function takeUp() {
    for (const id of queue.take())
      after(1 / 60, () => until(again.hint, (to, now) => sendMessage(id, to, now, scene.write ?? wholeLetter)));
    for (const { name, detail } of bus.take()) {
      const heard = hear(name, detail);
      if (heard) after(1 / 60, () => until(again.event, heard));
    }
    for (const letter of mailer.taken.slice(letters)) {
      after(2 / 60, () => until(again.event, (to, now) => sesFeedback(sesEvent(letter, "Send"), to, now)));
      scene.read?.(letter, self);
    }
    letters = mailer.taken.length;
    if (!scene.minded) return;
    for (const { noun, id, state } of store.everyItem()) {
      if (noun !== "message" || state !== "PARKED" || seen.has(String(id))) continue;
      seen.add(String(id));
      after(60, () => release(String(id)));
    }
  }

  /** What a coordinator's button does; that it may break off as well is not of interest here. */
  async function release(id: string) {
    const message = await store.get("message", id);
    const decision = message && (await decide(message, "release", coordinator, ports, self.now()));
    if (decision) await store.commit(decision.puts);
    seen.delete(id);
  }

  async function press(what: string, route: RouteName, parts: Press, pauses: readonly number[] = again.person) {
    const request = await parts(self);
    vi.spyOn(Date, "now").mockReturnValue(clock);
    const ended = await invoke((to) => apiOver(to)(route, request));
    const reply = ended === "silence" || "error" in ended ? undefined : ended.answer;
    const [pause, ...rest] = pauses;
    if ((reply === undefined || reply.statusCode >= 500 || reply.statusCode === 409) && pause !== undefined)
      after(pause, () => press(what, route, parts, rest));
    else pages[what] = `${reply?.statusCode} ${outcomeIn(reply?.body ?? "")}`;
  }

  const self: Life = {
    ...{ scene, store, mailer, ports, trace, pages, after, press },
    now: () => Temporal.Instant.fromEpochMilliseconds(clock),
    async live() {
      scene.begin(self);
      const ends = begins + scene.hours * 3_600_000;
      const ran = new Map<JobName, number>(scene.nightly.map((job) => [job, begins]));
      for (;;) {
        takeUp();
        const [next] = agenda;
        const run = nextRun(scene.nightly, store.everyItem(), ran);
        const at = Math.min(next?.at ?? ends, run.at);
        if (at >= ends) break;
        clock = Math.max(clock, at);
        if (next && next.at <= run.at) {
          agenda.shift();
          await next.run();
          continue;
        }
        ran.set(run.job, clock);
        // The next minute's dispatch does the same work, so a failed one is dropped.
        const pauses = run.job === "dispatch" ? [] : again.event;
        await until(pauses, (to, now) => jobs[run.job]({ dryRun: false }, to, now));
      }
      clock = ends;
      return self;
    },
  };
  return self;
}

function outcomeIn(body: string): string {
  const said: unknown = body.startsWith("{") ? JSON.parse(body) : undefined;
  return typeof said === "object" && said !== null && "outcome" in said ? String(said.outcome) : "";
}
