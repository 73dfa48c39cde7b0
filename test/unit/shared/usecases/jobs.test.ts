import { describe, expect, it } from "vitest";
import type { JobName } from "#shared/contracts/schedules.ts";
import { runJob, showJobRun } from "#shared/usecases/coordinators/jobs.ts";
import type { Caller } from "#shared/usecases/http.ts";
import { aMentee, aMentor, pairAll, runRound } from "#test/support/people.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const stranger: Caller = { id: "otto", programmes: ["other"] };
async function scene(): Promise<{ here: World }> {
  const here = await world();
  await here.programme("other");
  await aMentee(here, "Ana");
  await aMentor(here, "Lee");
  await runRound(here, false);
  return { here };
}

describe("a job by hand", () => {
  const order = (job: JobName, dryRun: boolean, idempotencyKey?: string) =>
    request({ job }, undefined, { dryRun, programme: undefined }, { caller: coordinator, idempotencyKey });
  const jobs: readonly JobName[] = ["match", "plan", "dispatch", "reconcile", "housekeeping"];

  it.each(jobs)("O1: %s runs once for one idempotency key, and its run tells what came of it", async (job) => {
    const { here } = await scene();
    const replies = [await runJob(order(job, false, "key-1"), here.ports, here.now())];
    here.pass(1);
    replies.push(await runJob(order(job, false, "key-1"), here.ports, here.now()));
    expect(replies[1]).toEqual(replies[0]);
    const events = here.bus.take();
    expect(events).toHaveLength(1);
    for (const { detail } of events)
      await here.bus.publish("JobRequested", Object.assign({ job, run: "", dryRun: false }, detail));
    await here.work();
    const run = here.store.everyItem().find(({ noun }) => noun === "jobRun");
    const shown = await showJobRun(
      request({ job, run: String(run?.["id"]) }, undefined, undefined, { caller: coordinator }),
      here.ports,
    );
    expect(shown.json).toMatchObject({ state: "done", requestedBy: "cora", dryRun: false });
    const trail = await here.store.partsOf("audit", `job-${job}`);
    expect(trail).toMatchObject([{ by: "cora", did: "job-requested" }]);
  });

  it.each(jobs)("O1: a rehearsal of %s writes nothing but its own run", async (job) => {
    const { here } = await scene();
    await pairAll(here);
    here.goTo("2026-10-19");
    const rest = () => here.store.everyItem().filter(({ noun }) => noun !== "jobRun" && noun !== "audit");
    const before = rest();
    await runJob(order(job, true), here.ports, here.now());
    await here.work();
    expect(rest()).toEqual(before);
    expect(here.store.everyItem().filter(({ noun }) => noun === "jobRun")).toMatchObject([
      { state: "done", dryRun: true },
    ]);
  });

  it("T4: a run of another programme does not exist for a coordinator", async () => {
    const { here } = await scene();
    await runJob(order("match", true), here.ports, here.now());
    const run = String(here.store.everyItem().find(({ noun }) => noun === "jobRun")?.["id"]);
    const look = showJobRun(
      request({ job: "match" as JobName, run }, undefined, undefined, { caller: stranger }),
      here.ports,
    );
    await expect(look).rejects.toMatchObject({ code: "not-found" });
  });
});
