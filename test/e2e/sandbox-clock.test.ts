import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Sandbox, type SandboxOptions, startSandbox } from "#infra/sandbox/sandbox.ts";
import { freshDatabase } from "../support/database.ts";
import { synthesizeFixture } from "./sandbox-fixture/app.ts";
import { callAws, notedEvents, post, queueOf, tableOf } from "./sandbox-fixture/client.ts";

const start = (options: SandboxOptions = {}) =>
  startSandbox({
    ...{ assembly: synthesizeFixture(), database: freshDatabase(), start: "2027-03-01T07:00:30Z", seed: 1 },
    ...options,
  });

const receipts = async (sandbox: Sandbox) =>
  Object.entries(await tableOf(sandbox)).flatMap(([pk, { at = "", record = "{}" }]) =>
    pk.startsWith("receipt#") ? [{ pk, at, record }] : [],
  );
const receiptsOf = async (sandbox: Sandbox, ...ids: string[]) =>
  (await receipts(sandbox)).filter(({ pk }) => ids.includes(pk.split("#")[1] ?? ""));

describe("schedules", () => {
  const running: Sandbox[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
  });
  const started = async (options: SandboxOptions) => {
    const sandbox = await start(options);
    running.push(sandbox);
    return sandbox;
  };

  it("fire in their own time zone, at the instant itself, with the scheduled time filled in", async () => {
    const sandbox = await started({ start: "2027-03-13T00:00:00Z" });
    await sandbox.advance({ to: "2027-03-15T08:00:00Z" });
    const tasks = Object.entries(await tableOf(sandbox)).filter(([pk]) => pk.startsWith("task#"));
    // 02:30, 03:30 and 05:30 in New York. On the 14th the clocks go from 02:00 to 03:00: there is no 02:30.
    expect([...new Set(tasks.map(([pk]) => new Date(Number(pk.split("#")[1])).toISOString().slice(5, 16)))]).toEqual([
      "03-13T07:30",
      "03-13T08:30",
      "03-13T10:30",
      "03-14T07:30",
      "03-14T09:30",
      "03-15T06:30",
      "03-15T07:30",
    ]);
    const { doneAt, firedBy = "{}" } = tasks.find(([pk]) => pk.endsWith("#7"))?.[1] ?? {};
    expect(doneAt).toBe("2027-03-13T07:37:00.000Z");
    expect(JSON.parse(firedBy)).toEqual({ scheduledTime: "2027-03-13T07:37:00Z" });
  }, 60_000);

  it("give the same table whether runs that would do nothing are skipped or not", async () => {
    const outcomes = [];
    for (const everyRun of [false, true]) {
      const sandbox = await started({ everyRun });
      await sandbox.advance({ to: "2027-03-01T08:45:00Z" });
      // A write from outside wakes a schedule that sleeps.
      await callAws(sandbox, "send", { id: "between" });
      await sandbox.advance({ to: "2027-03-01T11:00:00Z" });
      const items = Object.entries(await tableOf(sandbox)).filter(
        ([pk]) => pk.startsWith("task#") || pk.startsWith("receipt#task"),
      );
      const runs = sandbox.logs().filter(({ text }) => text === "ticker runs").length;
      outcomes.push({ runs, table: items.map(([pk, { record: _, ...item }]) => [pk, item]) });
    }
    const [sparing, diligent] = outcomes;
    expect(sparing?.table).toEqual(diligent?.table);
    expect(sparing?.table.length).toBeGreaterThan(12);
    expect(diligent?.runs).toBe(240);
    expect(sparing?.runs).toBeLessThan(30);
  }, 120_000);

  it("fire in flowing time", async () => {
    const sandbox = await started({ start: "2027-03-01T07:29:59.500Z" });
    await expect
      .poll(async () => Object.keys(await tableOf(sandbox)).filter((pk) => pk.startsWith("task#")).length, {
        timeout: 15_000,
      })
      .toBe(3);
  }, 60_000);
});

describe("POST /_sandbox/clock, queues and events", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await start();
  }, 120_000);
  afterAll(() => sandbox?.stop());

  it("moves by a duration or to an instant, counts what happened, and lets time flow on", async () => {
    const Answer = z.strictObject({ now: z.iso.datetime(), invocations: z.number(), messages: z.number() });
    const move = async (body: object) => Answer.parse(await (await post(sandbox, "/_sandbox/clock", body)).json());
    const moved = await move({ advance: "PT20M" });
    expect(moved.now).toMatch(/^2027-03-01T07:20:[345]\d/);
    expect(moved).toMatchObject({ invocations: 1, messages: 0 });
    expect((await move({ to: "2027-03-01T12:00:00+01:00" })).now).toBe("2027-03-01T11:00:00.000Z");
    const settled = await move({ advance: "PT0S" });
    expect(settled.invocations).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sandbox.now().getTime()).toBeGreaterThan(Date.parse(settled.now));
  });

  it("answers 400 to going back and to anything else, 409 to a second call meanwhile", async () => {
    for (const body of [
      { to: "2027-03-01T07:00:00Z" },
      { advance: "-PT1H" },
      { advance: "soon" },
      {},
      { advance: "PT1H", to: "2028-01-01T00:00:00Z" },
      "text",
    ]) {
      const response = await post(sandbox, "/_sandbox/clock", body);
      expect([body, response.status, response.headers.get("content-type")]).toEqual([
        body,
        400,
        "application/problem+json",
      ]);
    }
    const both = await Promise.all([
      post(sandbox, "/_sandbox/clock", { advance: "PT6H" }),
      post(sandbox, "/_sandbox/clock", { advance: "PT6H" }),
    ]);
    expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
    expect((await post(sandbox, "/_sandbox/clock", { advance: "PT1M" })).status).toBe(200);
  });

  it("takes a form too, comes back to the page, and listens to no other site", async () => {
    const form = { method: "POST", body: new URLSearchParams({ advance: "PT1M" }), redirect: "manual" } as const;
    const response = await fetch(`${sandbox.url}/_sandbox/clock`, form);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/_sandbox"]);
    const foreign = await fetch(`${sandbox.url}/_sandbox/clock`, {
      ...form,
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(foreign.status).toBe(403);
    // What `curl -d` sends: JSON under the label of a form.
    const curl = {
      ...form,
      body: '{"advance":"PT1M"}',
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    expect((await fetch(`${sandbox.url}/_sandbox/clock`, curl)).status).toBe(200);
  });

  it("delivers in batches; a failed message comes back alone, after its visibility timeout", async () => {
    await callAws(sandbox, "send-batch", { bodies: [{ id: "good" }, { id: "bad", fails: 1 }, { id: "fine" }] });
    await sandbox.advance("PT4M30S");
    const keys = async () => (await receiptsOf(sandbox, "good", "bad", "fine")).map(({ pk }) => pk);
    expect(await keys()).toEqual(["receipt#bad#1", "receipt#fine#1", "receipt#good#1"]);
    await sandbox.advance("PT1M");
    expect(await keys()).toEqual(["receipt#bad#1", "receipt#bad#2", "receipt#fine#1", "receipt#good#1"]);
    const [, second] = await receiptsOf(sandbox, "bad");
    expect(JSON.parse(second?.record ?? "{}")).toMatchObject({
      eventSource: "aws:sqs",
      awsRegion: "us-east-1",
      attributes: { ApproximateReceiveCount: "2" },
      eventSourceARN: expect.stringContaining(":sqs:"),
    });
  });

  it("moves a message to the dead-letter queue when it was received too often", async () => {
    await callAws(sandbox, "send", { id: "poison", fails: 99 });
    await callAws(sandbox, "send", { id: "crash", crash: true });
    await sandbox.advance("PT20M");
    const attempts = (await receiptsOf(sandbox, "poison", "crash")).map(({ pk }) => pk);
    expect(attempts).toEqual(["crash", "poison"].flatMap((id) => [1, 2, 3].map((count) => `receipt#${id}#${count}`)));
    const dead = (await queueOf(sandbox, "Dead")).map(({ body }) => JSON.parse(body).id);
    expect(dead.sort()).toEqual(["crash", "poison"]);
  });

  it("gives events to the targets of every matching rule, shaped as the rule says", async () => {
    await callAws(sandbox, "publish", { id: "n1", type: "Noted" });
    await callAws(sandbox, "publish", { id: "n2", type: "Ignored" });
    await callAws(sandbox, "publish", { id: "n3", type: "Shaped", audit: true });
    await sandbox.advance("PT0S");
    const events = (await notedEvents(sandbox)).map(({ event }) => event);
    expect(events.find(({ detail }) => detail.id === "n1")).toMatchObject({
      version: "0",
      source: "fixture",
      "detail-type": "Noted",
      account: "123456789012",
      region: "us-east-1",
      time: expect.stringMatching(/^2027-03-01T\d\d:\d\d:\d\dZ$/),
      resources: [],
    });
    expect(events.find(({ detail }) => detail.id === "n3")).toEqual({
      detail: { id: "n3", text: "it is n3" },
      rule: "Shaped",
    });
    expect(events).toHaveLength(2);
    expect((await queueOf(sandbox, "Audit")).map(({ body }) => JSON.parse(body).detail.id)).toEqual(["n3"]);
  });

  it("tries an event again after one and two minutes when the function fails", async () => {
    const failUntil = new Date(sandbox.now().getTime() + 150_000).toISOString();
    await callAws(sandbox, "publish", { id: "late", failUntil });
    await sandbox.advance("PT30M");
    const times = (await notedEvents(sandbox))
      .filter(({ event }) => event.detail.id === "late")
      .map(({ at }) => Date.parse(at));
    const gaps = times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / 1000));
    expect(gaps).toEqual([60, 120]);
    expect(await queueOf(sandbox, "Undelivered")).toEqual([]);
  });

  it("hands an event to the failure destination when the retries are used up", async () => {
    await callAws(sandbox, "publish", { id: "never", failUntil: "2099-01-01T00:00:00.000Z" });
    await sandbox.advance("PT30M");
    expect((await notedEvents(sandbox)).filter(({ event }) => event.detail.id === "never")).toHaveLength(3);
    const [undelivered] = await queueOf(sandbox, "Undelivered");
    expect(JSON.parse(undelivered?.body ?? "{}")).toMatchObject({
      requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload: { detail: { id: "never" } },
      responsePayload: { errorMessage: "not yet" },
    });
  });
});
