import { createHash } from "node:crypto";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { sqsSendQueue } from "#shared/adapters/sqs/send-queue.ts";
import { jsonEndpoint } from "#test/support/json-endpoint.ts";

let aws: Awaited<ReturnType<typeof jsonEndpoint>>;
beforeEach(async () => {
  aws = await jsonEndpoint();
});
afterEach(() => aws.close());

const Batch = z.object({ Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })) });
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

describe("the send queue on SQS", () => {
  const takeAll = (body: unknown) => ({
    Successful: Batch.parse(body).Entries.map(({ Id, MessageBody }) => ({
      ...{ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) },
    })),
    Failed: [],
  });
  const hint = (messages: readonly string[]) =>
    sqsSendQueue(new SQSClient(aws.settings), { interactive: aws.url, bulk: `${aws.url}-bulk` }).hint(messages);

  it("M1: hints at every message, ten a call", async () => {
    aws.answers(takeAll);
    const ids = Array.from({ length: 23 }, (_, index) => `msg_${index}`);
    await hint(ids);
    const batches = aws.asked.map(({ body }) =>
      Batch.parse(body).Entries.map(({ MessageBody }) => JSON.parse(MessageBody)),
    );
    expect(batches.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(batches.flat()).toEqual(ids.map((message) => ({ message })));
  });

  it("M1: counts what waits in a lane and what was taken and is not done", async () => {
    aws.answers(() => ({
      Attributes: { ApproximateNumberOfMessages: "7", ApproximateNumberOfMessagesNotVisible: "5" },
    }));
    const urls = { interactive: aws.url, bulk: `${aws.url}-bulk` };
    expect(await sqsSendQueue(new SQSClient(aws.settings), urls).waiting("bulk")).toBe(12);
    expect(aws.asked.map(({ body }) => body)).toEqual([expect.objectContaining({ QueueUrl: urls.bulk })]);
  });

  it("calls nobody where there is nothing to hint at", async () => {
    await hint([]);
    expect(aws.asked).toEqual([]);
  });

  it("M1: fails loudly when a hint is refused", async () => {
    aws.answers(() => ({ Successful: [], Failed: [{ Id: "0", Code: "InternalError", SenderFault: false }] }));
    await expect(hint(["msg_1"])).rejects.toThrow("InternalError");
  });
});

describe("the bus on EventBridge", () => {
  const publish = () =>
    eventBridgeBus(new EventBridgeClient(aws.settings), "almanac").publish("MentorshipEnded", {
      ...{ programme: "demo", mentorship: "shp_1" },
    });

  it("names source, kind and bus, and holds ids alone", async () => {
    aws.answers(() => ({ FailedEntryCount: 0, Entries: [{ EventId: "1" }] }));
    await publish();
    const entry = { EventBusName: "almanac", Source: "almanac", DetailType: "MentorshipEnded" };
    const Detail = JSON.stringify({ programme: "demo", mentorship: "shp_1" });
    expect(aws.asked).toMatchObject([{ body: { Entries: [{ ...entry, Detail }] } }]);
  });

  it("fails loudly when the event is refused", async () => {
    aws.answers(() => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] }));
    await expect(publish()).rejects.toThrow("ThrottlingException");
  });
});

describe("the key ring in Secrets Manager", () => {
  const [old, young] = ["o".repeat(40), "y".repeat(40)];
  let time = 0;
  const ring = () => secretKeyRing(new SecretsManagerClient(aws.settings), "ring", () => time);
  const holds = (secret: string) => aws.answers(() => ({ SecretString: secret }));

  it("takes a generated text for key 1, and gives each purpose a key of its own", async () => {
    holds(old);
    const keys = ring();
    const [me, feed] = [await keys.current("link.me"), await keys.current("link.feed")];
    expect([me.id, me.key.length]).toEqual(["1", 32]);
    expect(me.key.equals(feed.key)).toBe(false);
    expect((await keys.byId("link.me", "1"))?.key).toEqual(me.key);
    for (const id of ["2", "__proto__", "constructor", ""]) expect(await keys.byId("link.me", id)).toBeUndefined();
    expect(me.key.includes(old)).toBe(false);
  });

  it("T2: shows a rotation after five minutes, and asks once until then", async () => {
    holds(old);
    const keys = ring();
    const before = await keys.current("link.me");
    holds(JSON.stringify({ current: "2", keys: { "1": old, "2": young } }));
    expect(await keys.current("link.me")).toEqual(before);
    expect(aws.asked).toHaveLength(1);
    time += 5 * 60_000 + 1;
    expect((await keys.current("link.me")).id).toBe("2");
    expect(await keys.byId("link.me", "1")).toEqual(before);
    expect((await keys.first("address")).id).toBe("1");
  });

  it.each([
    ["a text too short to be a key", "short"],
    ["a ring without the key it names", JSON.stringify({ current: "3", keys: { "1": old } })],
    ["half a ring", '{"current":"1"'],
    ["nothing", ""],
  ])("T2: works with no key rather than with %s", async (_, secret) => {
    holds(secret);
    await expect(ring().current("link.me")).rejects.toThrow();
  });
});
