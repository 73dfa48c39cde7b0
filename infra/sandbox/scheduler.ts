import * as z from "zod";
import type { Agenda, Entry } from "./agenda.ts";
import type { AsyncInvoke } from "./async-invoke.ts";
import type { Clock } from "./clock.ts";
import type { Lambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";
import type { Policies } from "./policies.ts";
import type { Randomness } from "./random.ts";
import { compileSchedule, type Occurrences } from "./schedule-expression.ts";
import { schedulePayload } from "./schedule-input.ts";
import type { Queues } from "./sqs.ts";
import type { Resource, Stack } from "./stack.ts";

const ScheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.string().default("ENABLED"),
  StartDate: z.string().optional(),
  EndDate: z.string().optional(),
  Target: z.object({
    Arn: z.string().includes(":lambda:", "schedules may target functions only"),
    RoleArn: z.string(),
    Input: z.string().optional(),
    DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
  }),
});
type ScheduleProperties = z.infer<typeof ScheduleProperties>;

const Answer = z.object({ nothingBefore: z.iso.datetime({ offset: true }) });

interface SchedulerParts {
  stack: Stack;
  lambda: Lambda;
  asyncInvoke: AsyncInvoke;
  policies: Policies;
  queues: Queues;
  agenda: Agenda;
  clock: Clock;
  randomness: Randomness;
  log: Log;
}

/** EventBridge Scheduler. */
export interface Scheduler {
  /** Puts every schedule on the agenda, from now on. */
  start(): void;
  /** A table was written, by this invocation or (undefined) by somebody outside: schedules that were let off must run again. */
  tableWritten(invocation: string | undefined): void;
  /** From now on runs every occurrence, whatever the functions say of having nothing to do; or no longer. */
  setEveryRun(every: boolean): void;
}

/** Schedules of the template. Their place in it is their rank at the same instant. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { stack, clock } = parts;
  let everyRun = false;
  const schedules = stack
    .all("AWS::Scheduler::Schedule", ScheduleProperties)
    .filter(({ properties }) => properties.State === "ENABLED")
    .map((resource, rank) => createSchedule(parts, resource, rank, () => everyRun));
  return {
    start() {
      for (const schedule of schedules) schedule.plan(clock.now(), true);
    },
    tableWritten(invocation) {
      for (const schedule of schedules) schedule.written(invocation);
    },
    setEveryRun(every) {
      everyRun = every;
      if (every) for (const schedule of schedules) schedule.wake();
    },
  };
}

/** A run under way, and whether anybody else wrote meanwhile what it may have read before. */
interface Run {
  invocation: string | undefined;
  writtenByOthers: boolean;
}

function createSchedule(
  parts: SchedulerParts,
  resource: Resource<ScheduleProperties>,
  rank: number,
  everyRun: () => boolean,
) {
  const { lambda, asyncInvoke, policies, agenda, clock, log } = parts;
  const { id, properties } = resource;
  const { Target: target } = properties;
  const occurrences: Occurrences = compileSchedule(
    properties.ScheduleExpression,
    properties.ScheduleExpressionTimezone,
  );
  const spec = lambda.byArn(target.Arn);
  const begins = properties.StartDate ? Date.parse(properties.StartDate) : Number.NEGATIVE_INFINITY;
  const ends = properties.EndDate ? Date.parse(properties.EndDate) : Number.POSITIVE_INFINITY;
  let entry: Entry | undefined;
  /** True while occurrences are left out because the function said so. */
  let asleep = false;
  let running: Run | undefined;

  function plan(from: number, inclusive: boolean): void {
    entry?.cancel();
    const at = begins > from ? occurrences(begins, true) : occurrences(from, inclusive);
    entry = at === undefined || at > ends ? undefined : agenda.add(at, `schedule ${id}`, () => run(at), rank);
  }

  async function run(at: number): Promise<void> {
    asleep = false;
    plan(at, false);
    if (!policies.roleMay(target.RoleArn, { action: "lambda:InvokeFunction", resource: spec.arn })) {
      log.write("iam", `DENIED schedule ${id}: its role may not invoke ${spec.id}`);
      if (target.DeadLetterConfig?.Arn) parts.queues.byArn(target.DeadLetterConfig.Arn).send(payload(at));
      return;
    }
    const current: Run = { invocation: undefined, writtenByOthers: false };
    running = current;
    const outcome = await asyncInvoke.deliver(spec, payload(at), {
      onStart: (invocation) => {
        current.invocation = invocation;
      },
    });
    if (running === current) running = undefined;
    const until = everyRun() || current.writtenByOthers || running ? undefined : nothingBefore(outcome);
    if (until === undefined || entry === undefined || until <= entry.at) return;
    asleep = true;
    plan(until, true);
  }

  function written(invocation: string | undefined): void {
    if (running && (invocation === undefined || running.invocation !== invocation)) running.writtenByOthers = true;
    wake();
  }

  function wake(): void {
    if (!asleep) return;
    asleep = false;
    // Had it not been left out, it would run at its next occurrence; at this very instant only if its turn is still to come.
    const now = clock.now();
    const position = agenda.position();
    plan(now, position.at < now || position.rank < rank);
  }

  const payload = (at: number) =>
    schedulePayload(target.Input, {
      arn: resource.arn,
      at,
      account: parts.stack.account,
      region: parts.stack.region,
      newId: (label) => parts.randomness.uuid(label),
    });

  return { plan, written, wake };
}

/** What a scheduled function says about its next runs, if it ended well. */
function nothingBefore(outcome: Outcome): number | undefined {
  if (!outcome.ok) return undefined;
  const answer = Answer.safeParse(JSON.parse(outcome.payload));
  return answer.success ? Date.parse(answer.data.nothingBefore) : undefined;
}
