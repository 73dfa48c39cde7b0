import type { Temporal } from "temporal-polyfill";
import type { EventDetail } from "../../contracts/events.ts";
import { derivedId } from "../../domain/ids.ts";
import { instantText } from "../../domain/time.ts";
import { type NewLine, type Work, type WorkKind, type WorkValues, workPieceId } from "../../domain/work.ts";
import { audit } from "../audit.ts";
import type { Reply, RequestContext } from "../http.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { callerOf } from "./allowed.ts";

/** What a coordinator asks for. */
export interface Order {
  readonly programme: string;
  readonly kind: WorkKind;
  readonly dryRun: boolean;
  readonly order: WorkValues;
}

/** New work, as it is written down: the same `Idempotency-Key` of the same caller makes the same id. */
export function newWork(
  request: RequestContext,
  order: Order,
  state: "collecting" | "requested",
  now: Temporal.Instant,
): Work {
  const caller = callerOf(request);
  const key = request.idempotencyKey ?? instantText(now);
  return {
    ...order,
    id: derivedId("wrk", order.programme, order.kind, JSON.stringify(order.order), caller.id, key),
    version: 0,
    state,
    done: 0,
    total: 0,
    summary: {},
    requestedBy: caller.id,
    requestedAt: instantText(now),
  };
}

/** Asks for work and answers where to see how far it is. Asking again for what is done already changes nothing. */
export async function requestWork(
  request: RequestContext,
  order: Order,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const work = newWork(request, order, "requested", now);
  const known = await ports.store.get("work", work.id);
  if (!known) await ports.store.commit([{ kind: "work", put: work }, workAudit(work, now)]);
  await ports.bus.publish("WorkRequested", { programme: work.programme, work: work.id });
  return accepted(work);
}

/** The audit item of work that is asked for: about the programme, and which work it is. */
export function workAudit(work: Work, now: Temporal.Instant): Put {
  return audit(
    work.programme,
    work.requestedBy,
    `${work.kind}-${work.dryRun ? "rehearsed" : "requested"}`,
    work.id,
    now,
  );
}

/** 202, and where to look. */
export function accepted({ programme, id }: Pick<Work, "programme" | "id">): Reply {
  const status = `/admin/programmes/${programme}/runs/${id}`;
  return { status: 202, json: { id, status }, headers: { location: status } };
}

/** What work is given besides its ports. */
export interface Progress {
  /** Says how far it is. Cheap enough to be called for every hundred things done. `resume`: where the next run goes on. */
  readonly at: (done: number, total: number, resume?: WorkValues) => Promise<void>;
  /** Writes lines, in their order; running again writes the same ones over. */
  readonly say: (lines: readonly NewLine[], from: number) => Promise<void>;
  /** Milliseconds until the run is ended from outside. */
  readonly timeLeft: () => number;
}

/**
 * Does one kind of work and answers its summary. Runs again after a crash, from the start or from where it noted that it
 * was: ids are derived, so nothing doubles. Undefined: its time is up, and it wants another run.
 */
export type WorkHandler<Needs> = (
  work: Work,
  ports: Needs,
  progress: Progress,
  now: Temporal.Instant,
) => Promise<WorkValues | undefined>;

/**
 * Does work that was asked for, and keeps what came of it. Work that is done is not done again; what is not done when its
 * time is up asks for its next run itself. @throws what the handler throws, after noting that it failed.
 */
export async function runWork<Needs extends Pick<Ports, "store" | "bus">>(
  { work: id }: EventDetail<"WorkRequested">,
  handlers: Readonly<Partial<Record<WorkKind, WorkHandler<Needs>>>>,
  ports: Needs,
  now: Temporal.Instant,
  timeLeft = () => Number.POSITIVE_INFINITY,
): Promise<WorkValues> {
  const found = await ports.store.get("work", id);
  if (!found || found.state === "done" || found.state === "collecting") return found?.summary ?? {};
  const change = (next: Partial<Work>) => update(id, next, ports);
  const work = (await change({ state: "running", begunAt: instantText(now), finishedAt: undefined })) ?? found;
  if (work.state === "done") return work.summary;
  const progress: Progress = {
    at: async (done, total, resume) => void (await change({ done, total, ...(resume && { resume }) })),
    say: (lines, from) => writeLines(id, lines, from, ports),
    timeLeft,
  };
  try {
    const handler = handlers[work.kind];
    if (handler === undefined) throw new Error(`Nothing does the work ${work.kind}`);
    const summary = await handler(work, ports, progress, now);
    if (summary === undefined) {
      await ports.bus.publish("WorkRequested", { programme: work.programme, work: id });
      return {};
    }
    await change({ state: "done", summary, resume: undefined, finishedAt: instantText(now) });
    return summary;
  } catch (error) {
    await change({ state: "failed", finishedAt: instantText(now) });
    throw error;
  }
}

/** What is done by now stays as it is: another run may have come to the end meanwhile. */
function update(id: string, next: Partial<Work>, ports: Pick<Ports, "store">): Promise<Work | undefined> {
  return retried(async () => {
    const current = await ports.store.get("work", id);
    if (!current || current.state === "done") return current;
    const put = { ...current, ...next };
    await ports.store.commit([{ kind: "work", put }]);
    return { ...put, version: put.version + 1 };
  });
}

/** Lines of one transaction. */
const chunk = 90;

async function writeLines(
  work: string,
  lines: readonly NewLine[],
  from: number,
  ports: Pick<Ports, "store">,
): Promise<void> {
  const all = lines.map((line, index) => ({ ...line, id: workPieceId(work, from + index) }));
  for (let start = 0; start < all.length; start += chunk) {
    const some = all.slice(start, start + chunk);
    await retried(async () => {
      const before = new Map(
        (
          await ports.store.getMany(
            "workLine",
            some.map(({ id }) => id),
          )
        ).map((line) => [line.id, line.version]),
      );
      await ports.store.commit(
        some.map((line): Put => ({ kind: "workLine", put: { ...line, version: before.get(line.id) ?? 0 } })),
      );
    });
  }
}
