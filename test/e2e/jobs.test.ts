import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { jobNames } from "#shared/contracts/schedules.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
});
afterAll(() => almanac?.sandbox.stop());

const Accepted = z.object({ id: z.string(), status: z.string() });
const Run = z.object({
  state: z.string(),
  dryRun: z.boolean(),
  summary: z.record(z.string(), z.union([z.number(), z.string()])),
  requestedBy: z.string(),
});

async function run(job: string, body: object, key?: string) {
  const response = await fetch(`${almanac.sandbox.url}/admin/jobs/${job}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await almanac.sandbox.adminToken()}`,
      "content-type": "application/json",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(202);
  const { id, status } = Accepted.parse(await response.json());
  await almanac.sandbox.advance("PT0S");
  return { id, ...Run.parse(await almanac.coordinator("GET", status)) };
}

describe("jobs by hand", () => {
  it.each(jobNames)("O1: runs %s when a coordinator asks, tells what came of it, and who asked", async (job) => {
    const { state, requestedBy, summary } = await run(job, {});
    expect({ state, asked: requestedBy !== "" }).toEqual({ state: "done", asked: true });
    expect(Object.keys(summary).length).toBeGreaterThan(0);
  });

  it("O1: rehearses without changing anything", async () => {
    await almanac.join({ name: "Max Mentor", role: "mentor", stage: "leader" });
    await almanac.join({ name: "Ann One" });
    await almanac.approveMentors();
    await almanac.sandbox.advance({ to: "2026-08-10T05:00:00Z" });
    const before = (await almanac.sandbox.messages()).length;
    expect((await run("match", { dryRun: true })).summary).toMatchObject({ suggested: 1 });
    await almanac.settle();
    expect((await almanac.sandbox.messages()).length).toBe(before);
    expect((await run("match", {})).summary).toMatchObject({ rounds: 1, asked: 1 });
  });

  it("O1: does the same request once", async () => {
    const first = await run("housekeeping", {}, "today");
    expect((await run("housekeeping", {}, "today")).id).toBe(first.id);
    expect((await run("housekeeping", {}, "tomorrow")).id).not.toBe(first.id);
  });

  it("O1: is for coordinators, and for one programme's only within it", async () => {
    const call = async (token: string | undefined, path: string, body: object = {}) => {
      const headers = {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      return (await fetch(`${almanac.sandbox.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) }))
        .status;
    };
    const other = await almanac.sandbox.adminToken("other");
    expect(await call(undefined, "/admin/jobs/plan")).toBe(401);
    expect(await call("nonsense", "/admin/jobs/plan")).toBe(401);
    expect(await call(other, "/admin/jobs/plan")).toBe(403);
    expect(await call(other, "/admin/jobs/plan", { programme: "demo" })).toBe(404);
    expect(await call(other, "/admin/programmes/demo/rounds")).toBe(404);
  });
});
