import { describe, expect, it } from "vitest";
import * as z from "zod";
import { event } from "#functions/runtime/event.ts";
import { errorFacts } from "#functions/runtime/logger.ts";
import { queue } from "#functions/runtime/queue.ts";
import { SendHint } from "#shared/contracts/events.ts";
import type { Ports, Store } from "#shared/usecases/ports.ts";
import { aContext, apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aForm, personOf, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

const logged = captureLogs();
const canaries = ["Zephyrine", "canary.mail@post.example", "M-4711-CANARY"] as const;
const [name, email, memberNumber] = canaries;
const json = { "content-type": "application/json" };
const demo = { pathParameters: { programme: "demo" } };
const body = JSON.stringify({ ...aForm("x", { name, email, memberNumber }), consent: true });

function expectSilence(...more: readonly string[]): void {
  expect(logged()).not.toBe("");
  for (const canary of [...canaries, ...more]) expect(logged()).not.toContain(canary);
}

/** A store that fails as libraries do: with what it was given in its words. */
function talkative(ports: Ports): Ports {
  const fail = async (): Promise<never> => {
    throw new Error(`ValidationException: ${body}\n    at ${email}`, { cause: new TypeError(`about ${name}`) });
  };
  const store: Store = { ...ports.store, commit: fail };
  return { ...ports, store };
}

describe("the log", () => {
  it("M6: tells the route and the status of a request, and nothing personal", async () => {
    const here = await world();
    const ask = apiOver(here.ports);
    expect((await ask("signUp", { ...demo, body, headers: json })).statusCode).toBe(202);
    const person = await personOf(
      { ...here, ports: { ...here.ports, addresses: { hash: () => here.ports.addresses.hash(email) } } },
      "x",
    );
    const token = await tokenFor(here, "me", person);
    expect((await ask("me", { pathParameters: { token }, headers: { accept: "text/html" } })).statusCode).toBeLessThan(
      500,
    );
    expectSilence(token, token.slice(0, 40));
    expect(logged()).toContain("POST /join/{programme}");
    expect(logged()).toContain('"status":202');
  });

  it("M6: says nothing personal of a request that was refused, nor does the answer repeat it", async () => {
    const here = await world();
    const ask = apiOver(here.ports);
    for (const broken of [body.slice(0, -5), body.replace("mentee", name), JSON.stringify({ [email]: 1 })]) {
      const reply = await ask("signUp", { ...demo, body: broken, headers: json });
      expect(reply.statusCode).toBe(400);
      expect(reply.body).not.toContain(name);
    }
    expectSilence();
  });

  it("M6: says what kind of defect it was and where, never what a library quotes", async () => {
    const here = await world();
    const reply = await apiOver(talkative(here.ports))("signUp", { ...demo, body, headers: json });
    expect(reply.statusCode).toBe(500);
    for (const canary of canaries) expect(reply.body).not.toContain(canary);
    expectSilence();
    expect(logged()).toContain('"unexpected"');
  });

  it("M6: says nothing personal of records and events that fail", async () => {
    const fail = async (): Promise<never> => {
      throw new Error(`cannot send to ${email}`);
    };
    const handler = queue(SendHint, () => ({}), fail);
    const record = { ...blankRecord, messageId: "one", body: JSON.stringify({ message: "msg_1" }) };
    await handler({ Records: [record, { ...record, messageId: "two", body: email }] }, aContext);
    const hear = event(
      z.object({ detail: z.string() }),
      () => ({}),
      async () => name.length,
    );
    await hear({ detail: email }, aContext);
    expectSilence();
  });
});

describe("errorFacts", () => {
  it("names kind, place and cause, and leaves out every word of the message", () => {
    const cause = z.object({ name: z.number() }).safeParse({ name }).error;
    const facts = errorFacts(new RangeError(`first ${name}\n    at ${email}\nlast`, { cause }));
    expect(facts).toMatchObject({
      error: "RangeError",
      cause: { error: "ZodError", issues: ["invalid_type at name"] },
    });
    expect(JSON.stringify(facts)).toContain("privacy.test.ts");
    for (const canary of canaries) expect(JSON.stringify(facts)).not.toContain(canary);
  });

  it("takes whatever was thrown", () => {
    expect(errorFacts(email)).toEqual({ error: "string" });
    expect(errorFacts(undefined)).toEqual({ error: "undefined" });
  });
});

const blankRecord = {
  ...{ messageId: "", receiptHandle: "", body: "", messageAttributes: {}, md5OfBody: "", eventSource: "aws:sqs" },
  ...{ eventSourceARN: "arn", awsRegion: "us-east-1" },
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "0",
    SenderId: "x",
    ApproximateFirstReceiveTimestamp: "0",
  },
};
