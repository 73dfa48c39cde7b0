import { Temporal } from "temporal-polyfill";
import { vi } from "vitest";
import type * as z from "zod";
import { keyedAddresses } from "#shared/adapters/addresses.ts";
import { signedLinks } from "#shared/adapters/links.ts";
import { sealedStamps } from "#shared/adapters/stamps.ts";
import { events } from "#shared/contracts/events.ts";
import type { JobName } from "#shared/contracts/schedules.ts";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { type Job, runRequested } from "#shared/usecases/coordinators/jobs.ts";
import { putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import type { Caller, RequestContext } from "#shared/usecases/http.ts";
import type { JobOrder, JobSummary } from "#shared/usecases/job.ts";
import { armBrake } from "#shared/usecases/mail/brake-desk.ts";
import type { SendOutcome } from "#shared/usecases/mail/close.ts";
import { dispatch } from "#shared/usecases/mail/dispatch.ts";
import { reconcile } from "#shared/usecases/mail/reconcile.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { match } from "#shared/usecases/pairing/match.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { housekeeping } from "#shared/usecases/privacy/housekeeping.ts";
import { plan, planMentorship } from "#shared/usecases/year/plan.ts";
import {
  countingNonces,
  fakeBus,
  fakeConsole,
  fakeMailer,
  fakeNews,
  fakeQueue,
  fakeQuota,
  memoryKeyRing,
} from "./fakes.ts";
import { memoryStore } from "./memory-store.ts";

// A year takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

export const site = "https://almanac.example";
export const coordinator: Caller = { id: "cora", programmes: "*" };
/** The query of a page nobody chose a language for. */
export const noQuery = { lang: undefined, do: undefined };
/** The query of a list nobody narrowed. */
export const firstPage = { state: undefined, cursor: undefined, limit: 50 };

/** Every scheduled job, as its function wires it. */
export const jobs: { readonly [Name in JobName]: Job<Ports> } = { dispatch, plan, match, reconcile, housekeeping };

/** A parsed request, as the runtime hands it to a use case. */
export function request<P, Q, B>(parameters: P, query: Q, body: B, context: Partial<RequestContext> = {}) {
  const usual = {
    ...{ asked: undefined, accepted: undefined, apiUrl: site, network: "192.0.2.0/24" },
    ...{ idempotencyKey: undefined, caller: undefined },
  };
  return { ...usual, ...context, parameters, query, body };
}

export type World = Awaited<ReturnType<typeof world>>;

/** A whole deployment in memory with one programme, `demo`: its functions, its queue and bus, and a clock a test sets. */
export async function world(settings: Partial<z.input<typeof ProgrammeSettings>> = {}) {
  const [store, queue, bus, quota, news] = [memoryStore(), fakeQueue(), fakeBus(), fakeQuota(), fakeNews()];
  const mailer = fakeMailer(() => now.epochMilliseconds);
  const keys = memoryKeyRing();
  const ports: Ports = {
    ...{
      store,
      queue,
      bus,
      mailer,
      quota,
      news,
      // Time stands still while a test works: every turn has come.
      pace: { turn: async () => 0 },
      links: signedLinks(keys),
      addresses: keyedAddresses(keys),
      // Riddles a test can solve at once.
      stamps: sealedStamps(keys, 200),
      nonces: countingNonces(),
    },
    ...{ site: { publicUrl: site }, zones: { version: "2026a" }, mailbox: { from: "mentoring@society.example" } },
    consoleSite: fakeConsole,
  };
  // A Monday morning in the programme's zone, before the season's first prompt.
  let now = Temporal.Instant.from("2026-08-17T13:00:00Z");

  async function work(): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    for (;;) {
      const [happened, hints] = [bus.take(), queue.take()];
      if (happened.length === 0 && hints.length === 0) return outcomes;
      for (const { name, detail } of happened) await hear(name, detail);
      for (const id of hints) outcomes.push(await sendMessage(id, ports, now));
    }
  }

  async function hear(name: string, detail: unknown): Promise<void> {
    if (name === "MentorshipActivated") await planMentorship(events[name].parse(detail).mentorship, ports, now);
    if (name === "WorkRequested") await runWork(events[name].parse(detail), workHandlers, ports, now);
    if (name !== "JobRequested") return;
    const order = events[name].parse(detail);
    await runRequested(order, jobs[order.job], ports, now);
  }

  const self = {
    ...{ ports, store, queue, bus, mailer, quota, news },
    now: () => now,
    /** Sets the clock; a day without a time is noon UTC. */
    goTo(instant: string) {
      now = Temporal.Instant.from(instant.includes("T") ? instant : `${instant}T12:00:00Z`);
    },
    pass(hours: number) {
      now = now.add({ seconds: Math.round(hours * 3600) });
    },
    /** Runs a job as its schedule would. */
    job: (name: JobName, order: Partial<JobOrder> = {}): Promise<JobSummary> =>
      jobs[name]({ dryRun: false, ...order }, ports, now),
    /** Does what events and hints ask for, until none is left. */
    work,
    /** The minute's dispatch, and all that follows. */
    async deliver(): Promise<SendOutcome[]> {
      await self.job("dispatch");
      return work();
    },
    async brake(state: "armed" | "on") {
      await armBrake(request(undefined, undefined, { state }, { caller: coordinator }), ports, now);
    },
    async programme(id: string, more: Partial<z.input<typeof ProgrammeSettings>> = {}) {
      const playbook = { name: "ashp-student", version: 1 };
      const usual = { name: "Student Mentoring", society: "The Society", zone: "America/Chicago", playbook };
      const body = ProgrammeSettings.parse({ ...usual, ...more });
      await putProgramme(request({ programme: id }, undefined, body, { caller: coordinator }), ports, now);
      await work();
    },
  };
  await self.brake("armed");
  await self.programme("demo", settings);
  return self;
}
