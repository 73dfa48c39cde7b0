import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { event } from "#functions/runtime/event.ts";
import { job } from "#functions/runtime/job.ts";
import { lazy } from "#functions/runtime/lazy.ts";
import { queue } from "#functions/runtime/queue.ts";
import { SendHint } from "#shared/contracts/events.ts";
import { OutOfTime } from "#shared/domain/errors.ts";
import { having, type JobOrder } from "#shared/usecases/job.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { aContext } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { memoryStore } from "#test/support/memory-store.ts";
import { atThePrompt } from "#test/support/prompts.ts";

const logs = captureLogs();
const attributes = {
  ApproximateReceiveCount: "1",
  SentTimestamp: "0",
  SenderId: "x",
  ApproximateFirstReceiveTimestamp: "0",
};
const recordOf = (messageId: string, body: string) => ({
  ...{ messageId, body, receiptHandle: "", attributes, messageAttributes: {}, md5OfBody: "" },
  ...{ eventSource: "aws:sqs", eventSourceARN: "arn", awsRegion: "us-east-1" },
});

describe("a queue's function", () => {
  it("M1: gives back only the records that failed, and does the others", async () => {
    const done: string[] = [];
    const handler = queue(
      SendHint,
      () => ({}),
      async ({ message }) => {
        if (message === "msg_bad") throw new Error("no");
        done.push(message);
        return "sent";
      },
    );
    const bodies = ['{"message":"msg_1"}', "nonsense", '{"message":"msg_bad"}', "{}", '{"message":"msg_2"}'];
    const Records = bodies.map((body, index) => recordOf(`record-${index}`, body));
    const { batchItemFailures } = await handler({ Records }, aContext);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["record-1", "record-2", "record-3"]);
    expect(done).toEqual(["msg_1", "msg_2"]);
    // By these words the alarm counts them: Lambda itself sees a success.
    expect(logs().match(/"message":"record failed"/g)).toHaveLength(3);
  });

  it("M1: gives every record back while its ports cannot be made, and works once they can", async () => {
    let broken = true;
    const ports = lazy(() => {
      if (broken) throw new Error("no secret");
      return {};
    });
    const handler = queue(SendHint, ports, async () => "sent");
    const Records = [recordOf("one", '{"message":"msg_1"}')];
    expect((await handler({ Records }, aContext)).batchItemFailures).toHaveLength(1);
    broken = false;
    expect((await handler({ Records }, aContext)).batchItemFailures).toEqual([]);
  });
});

describe("a sender's time", () => {
  const batch = Array.from({ length: 10 }, (_, index) => recordOf(`record-${index}`, `{"message":"msg_${index}"}`));
  const given = (response: { batchItemFailures: { itemIdentifier: string }[] }) =>
    response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

  it("M1 F14: gives the rest of a batch back untouched where there is no time to finish one more", async () => {
    const done: string[] = [];
    let left = 15_000;
    const handler = queue(
      SendHint,
      () => ({}),
      async ({ message }) => {
        left -= 1500;
        done.push(message);
        return "sent";
      },
    );
    const back = given(await handler({ Records: batch }, { ...aContext, getRemainingTimeInMillis: () => left }));
    expect(done).toEqual(["msg_0", "msg_1", "msg_2"]);
    expect(back).toEqual(batch.slice(3).map(({ messageId }) => messageId));
  });

  it("M1 F14: gives it back as well where a turn would come too late, and what was done stays done", async () => {
    const begun: string[] = [];
    const handler = queue(
      SendHint,
      () => ({}),
      async ({ message }) => {
        begun.push(message);
        if (begun.length === 3) throw new OutOfTime();
        return "sent";
      },
    );
    expect(given(await handler({ Records: batch }, aContext))).toHaveLength(8);
    expect(begun).toHaveLength(3);
  });

  it("M1 F7: lets a hint go that slowness alone would make a dead letter, for it is given again; never one that failed", async () => {
    const last = batch.map((record) => ({ ...record, attributes: { ...attributes, ApproximateReceiveCount: "5" } }));
    const run = (hints: boolean) => {
      const handle = async ({ message }: SendHint) => {
        if (message === "msg_0") throw new Error("no");
        if (message === "msg_2") throw new OutOfTime();
        return "sent";
      };
      return queue(SendHint, () => ({}), handle, { hints })({ Records: [...last, ...batch.slice(3, 5)] }, aContext);
    };
    expect(given(await run(true))).toEqual(["record-0", "record-3", "record-4"]);
    expect(given(await run(false))).toHaveLength(11);
  });

  it("M1 F16: a batch that is delivered again whole sends nothing twice, several at once included", async () => {
    const { here, prompt } = await atThePrompt();
    const before = here.mailer.calls.length;
    const Records = Array.from({ length: 10 }, (_, index) => recordOf(`again-${index}`, `{"message":"${prompt}"}`));
    const handler = queue(
      SendHint,
      () => here.ports,
      ({ message }, ports) => sendMessage(message, ports, here.now()),
      { sideBySide: async () => 5 },
    );
    for (let delivered = 0; delivered < 3; delivered++) expect(given(await handler({ Records }, aContext))).toEqual([]);
    expect(here.mailer.calls.length - before).toBe(1);
  });
});

describe("a job's function", () => {
  const seen: { order: JobOrder; now: Temporal.Instant }[] = [];
  const handler = job(
    () => ({ store: memoryStore() }),
    async (order, _ports, now) => {
      seen.push({ order, now });
      return { summary: { done: 1 } };
    },
  );
  const asked = { job: "match", run: "run_1", dryRun: true, programme: "demo", round: "rnd_1" };

  it("O1: runs for real when its schedule fires, and reads the clock once", async () => {
    const before = Temporal.Instant.fromEpochMilliseconds(Date.now());
    expect(await handler({ job: "match", time: "2020-01-01T00:00:00Z" }, aContext)).toEqual({ summary: { done: 1 } });
    const [first] = seen;
    expect(first?.order).toEqual({ dryRun: false, timeLeft: expect.any(Function) });
    expect(Temporal.Instant.compare(first?.now ?? before.subtract({ seconds: 1 }), before)).toBeGreaterThanOrEqual(0);
  });

  it("O1: runs as a coordinator ordered, by way of the bus", async () => {
    await handler({ "detail-type": "JobRequested", detail: asked }, aContext);
    expect(seen.at(-1)?.order).toMatchObject({ dryRun: true, programme: "demo", round: "rnd_1", byHand: true });
  });

  it.each([
    ["an event of another kind", { "detail-type": "MentorshipActivated", detail: {} }],
    ["an order for a job there is not", { "detail-type": "JobRequested", detail: { ...asked, job: "format" } }],
    ["nothing", undefined],
    ["an empty object", {}],
  ])("O1: fails loudly on %s, and runs nothing", async (_, input) => {
    const runs = seen.length;
    await expect(Promise.resolve(handler(input, aContext))).rejects.toThrow();
    expect(seen).toHaveLength(runs);
  });

  it("fails its invocation when the job does, so that the alarm can ring", async () => {
    const failing = job(
      () => ({ store: memoryStore() }),
      async () => {
        throw new Error("gap");
      },
    );
    await expect(Promise.resolve(failing({ job: "reconcile" }, aContext))).rejects.toThrow("gap");
    expect(logs()).not.toContain('"message":"job"');
  });

  it("M1: logs what a job had done when it failed, for other alarms go by that", async () => {
    const failing = job(
      () => ({ store: memoryStore() }),
      async () => {
        throw having(new Error("gap"), { parked: 2 });
      },
    );
    await expect(Promise.resolve(failing({ job: "reconcile" }, aContext))).rejects.toThrow("gap");
    expect(logs()).toMatch(/"message":"job".*"parked":2/);
  });
});

describe("an event's function", () => {
  const handler = event(
    z.object({ detail: z.object({ id: z.string() }) }),
    () => ({}),
    async ({ detail }) => detail.id,
  );

  it("hands on what it parsed, and lets a failure be retried", async () => {
    expect(await handler({ detail: { id: "x" } }, aContext)).toBe("x");
    await expect(Promise.resolve(handler({ detail: {} }, aContext))).rejects.toThrow();
  });
});
