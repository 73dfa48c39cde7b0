import type { Temporal } from "temporal-polyfill";
import type { EventDetail } from "../../contracts/events.ts";
import { Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import type { JobRun } from "../../domain/operations.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { JobOrder, JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { callerOf, mustRun, mustRunAll } from "./allowed.ts";

/** Asks for a job. The same `Idempotency-Key` finds the run it made first, and runs nothing twice. */
export async function runJob(
  request: RequestOf<"runJob">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { job } = request.parameters;
  const { dryRun, programme } = request.body;
  const caller = programme === undefined ? mustRunAll(request) : mustRun(request, programme);
  const id = derivedId("run", job, caller.id, request.idempotencyKey ?? instantText(now));
  const known = await ports.store.get("jobRun", id);
  if (!known) {
    const run: JobRun = {
      id,
      version: 0,
      job,
      dryRun,
      programme,
      state: "requested",
      summary: {},
      requestedBy: caller.id,
      requestedAt: instantText(now),
    };
    await ports.store.commit([
      { kind: "jobRun", put: run },
      audit(`job-${job}`, caller.id, dryRun ? "job-rehearsed" : "job-requested", id, now),
    ]);
    await ports.bus.publish("JobRequested", { job, run: id, dryRun, ...(programme !== undefined && { programme }) });
  }
  const status = `/admin/jobs/${job}/runs/${id}`;
  return { status: 202, json: { id, status }, headers: { location: status } };
}

/** What came of a run. */
export async function showJobRun(request: RequestOf<"showJobRun">, ports: Pick<Ports, "store">): Promise<Reply> {
  const caller = callerOf(request);
  const run = await ports.store.get("jobRun", request.parameters.run);
  const visible =
    run && (caller.programmes === "*" || (run.programme !== undefined && caller.programmes.includes(run.programme)));
  if (!visible || run.job !== request.parameters.job) throw new Problem("not-found", "There is no such run.");
  return { status: 200, json: run };
}

export type Job<Needs> = (order: JobOrder, ports: Needs, now: Temporal.Instant) => Promise<JobSummary>;

/** Runs a job that somebody asked for, and keeps what came of it. A run that is done is not done again. */
export async function runRequested<Needs extends Pick<Ports, "store">>(
  request: EventDetail<"JobRequested">,
  job: Job<Needs>,
  ports: Needs,
  now: Temporal.Instant,
): Promise<JobSummary> {
  const run = await ports.store.get("jobRun", request.run);
  if (run?.state === "done") return { summary: run.summary };
  const result = await job({ ...request, byHand: true }, ports, now);
  await retried(async () => {
    const current = await ports.store.get("jobRun", request.run);
    if (!current) return;
    await ports.store.commit([
      {
        kind: "jobRun",
        put: { ...current, state: "done", summary: { ...result.summary }, finishedAt: instantText(now) },
      },
    ]);
  });
  return result;
}
