import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { freshDatabase } from "../support/database.ts";
import { synthesizeFixture } from "./sandbox-fixture/app.ts";
import { callAws, notedEvents, post, queueOf, tableOf } from "./sandbox-fixture/client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    assembly: synthesizeFixture(),
    database: freshDatabase(),
    start: "2027-03-01T07:00:30Z",
    seed: 1,
  });
}, 120_000);
afterAll(() => sandbox?.stop());
afterEach(() => fetch(`${sandbox.url}/_sandbox/faults`, { method: "DELETE" }));

const arm = async (fault: object) => expect((await post(sandbox, "/_sandbox/faults", fault)).status).toBe(200);
const mail = (to: string) => ({
  raw: `From: mentoring@example.org\r\nTo: ${to}\r\nSubject: Hi\r\n\r\nHello`,
  set: "fixture-mail",
  tags: [{ Name: "sid", Value: "x" }],
});
const has = async (pk: string) => pk in (await tableOf(sandbox));

describe("POST /_sandbox/faults", () => {
  it("refuses what it does not know", async () => {
    for (const body of [
      {},
      { service: "s3", kind: "error" },
      { service: "ses", kind: "melt" },
      { service: "ses", kind: "error", rate: 2 },
    ]) {
      expect((await post(sandbox, "/_sandbox/faults", body)).status).toBe(400);
    }
  });

  it("hits the same calls for the same seed, about as many as the rate says, until the instant it ends", async () => {
    const round = async () => {
      await arm({
        service: "dynamodb",
        kind: "throttle",
        rate: 0.5,
        seed: 7,
        until: new Date(sandbox.now().getTime() + 600_000).toISOString(),
      });
      const names = [];
      for (let index = 0; index < 12; index += 1) names.push((await callAws(sandbox, "get")).name);
      return names;
    };
    const first = await round();
    expect(await round()).toEqual(first);
    const hits = first.filter((name) => name === "ThrottlingException").length;
    expect(hits).toBeGreaterThan(2);
    expect(hits).toBeLessThan(10);
    await sandbox.advance("PT11M");
    const after = [];
    for (let index = 0; index < 6; index += 1) after.push((await callAws(sandbox, "get")).name);
    expect(after).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  it("throttles and fails before anything happens", async () => {
    await arm({ service: "ses", kind: "throttle" });
    expect(await callAws(sandbox, "mail", mail("a@example.com"))).toMatchObject({
      name: "Throttling",
      message: "Maximum sending rate exceeded.",
    });
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: "DELETE" });
    await arm({ service: "sqs", kind: "error" });
    expect((await callAws(sandbox, "send", { id: "never-sent" })).name).toBe("InternalFailure");
    expect(await sandbox.messages("a@example.com")).toEqual([]);
  });

  it("loses an answer after the work was done", async () => {
    await arm({ service: "ses", kind: "lost-response" });
    expect((await callAws(sandbox, "mail", mail("lost@example.com"))).name).toBeDefined();
    expect(await sandbox.messages("lost@example.com")).toHaveLength(1);
    await arm({ service: "dynamodb", kind: "lost-response" });
    expect((await callAws(sandbox, "put", { pk: "lost" })).name).toBeDefined();
    sandbox.clearFaults();
    expect(await has("lost")).toBe(true);
  });

  it("kills the calling process during the call", async () => {
    await arm({ service: "dynamodb", kind: "kill" });
    expect((await post(sandbox, "/aws", { call: "put", input: {} })).status).toBe(502);
    sandbox.clearFaults();
    expect((await callAws(sandbox, "get")).name).toBeUndefined();
  });

  it("delivers a queue message twice", async () => {
    await arm({ service: "sqs", kind: "duplicate" });
    await callAws(sandbox, "send", { id: "twin", fails: 99 });
    sandbox.clearFaults();
    await sandbox.advance("PT20M");
    expect((await queueOf(sandbox, "Dead")).map(({ body }) => JSON.parse(body).id)).toEqual(["twin", "twin"]);
  });

  it("publishes every SES event twice, of one message", async () => {
    await arm({ service: "ses", kind: "duplicate" });
    await callAws(sandbox, "mail", mail("twin@example.com"));
    await sandbox.advance("PT0S");
    expect(await sandbox.messages("twin@example.com")).toHaveLength(1);
    const events = await notedEvents(sandbox, "feedback");
    expect(events.filter(({ event }) => JSON.stringify(event).includes("twin@example.com"))).toHaveLength(2);
  });

  it("ends a function's process somewhere in its work; the event is tried again", async () => {
    await arm({ service: "lambda", kind: "kill", until: new Date(sandbox.now().getTime() + 50_000).toISOString() });
    const response = await post(sandbox, "/aws", { call: "put", input: {} });
    expect(response.status).toBe(502);
    sandbox.clearFaults();
    await callAws(sandbox, "publish", { id: "first" });
    await arm({ service: "lambda", kind: "kill", until: new Date(sandbox.now().getTime() + 50_000).toISOString() });
    await sandbox.advance("PT10M");
    const noted = (await notedEvents(sandbox)).filter(({ event }) => event.detail.id === "first");
    expect(noted.length).toBeGreaterThanOrEqual(1);
    expect(await queueOf(sandbox, "Undelivered")).toEqual([]);
  });

  it("runs an asynchronous event twice, and a request once", async () => {
    const runs = () => {
      const lines = sandbox.logs().filter(({ text }) => text.endsWith(" runs"));
      return ["Api", "Listener"].map((name) => lines.filter(({ source }) => source.startsWith(name)).length);
    };
    const [api = 0, listener = 0] = runs();
    await arm({ service: "lambda", kind: "duplicate" });
    await callAws(sandbox, "publish", { id: "double" });
    await sandbox.advance("PT0S");
    expect(runs()).toEqual([api + 1, listener + 2]);
  });

  it("answers 504 at once for a function that would hang", async () => {
    await arm({ service: "lambda", kind: "hang" });
    const started = performance.now();
    expect((await fetch(`${sandbox.url}/slow`)).status).toBe(504);
    expect(performance.now() - started).toBeLessThan(2_000);
    sandbox.clearFaults();
    await arm({ service: "lambda", kind: "throttle" });
    expect((await fetch(`${sandbox.url}/echo`)).status).toBe(500);
  });

  it("hangs until the caller gives up, having done nothing", async () => {
    await arm({ service: "dynamodb", kind: "hang" });
    const request = fetch(`${sandbox.url}/aws`, {
      method: "POST",
      body: JSON.stringify({ call: "put", input: { pk: "hung" } }),
      signal: AbortSignal.timeout(500),
    });
    await expect(request).rejects.toThrow();
    sandbox.clearFaults();
    expect(await has("hung")).toBe(false);
  });
});
