import { expect, it } from "vitest";
import { queue } from "#functions/runtime/queue.ts";
import { SesNews } from "#shared/contracts/events.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import { aContext } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aDuePrompt, messageOf, sesEvent } from "#test/support/prompts.ts";

captureLogs();
const attributes = {
  ...{ ApproximateReceiveCount: "1", SentTimestamp: "0", SenderId: "x", ApproximateFirstReceiveTimestamp: "0" },
};

/** A prompt whose answer got lost, unclear by now, and the function that hears of it by either channel. */
async function scene() {
  const { here, prompt } = await aDuePrompt();
  here.mailer.will("lost");
  await sendMessage(prompt, here.ports, here.now());
  const [letter] = here.mailer.taken.filter(({ message }) => message === prompt);
  if (!letter) throw new Error("no letter");
  const handler = queue(
    SesNews,
    () => here.ports,
    async ({ detail }, ports) => (detail === undefined ? "no-news" : sesFeedback({ detail }, ports, here.now())),
  );
  const bus = JSON.stringify(sesEvent(letter, "Send"));
  const topic = (Message: string) =>
    JSON.stringify({ Type: "Notification", MessageId: "n", TopicArn: "arn", Message, Timestamp: "t" });
  return {
    ...{ here, prompt, bus, topic },
    byTopic: topic(JSON.stringify(sesEvent(letter, "Send").detail)),
    hear: (...bodies: string[]) =>
      handler(
        {
          Records: bodies.map((body, index) => ({
            ...{
              messageId: `record-${index}`,
              body,
              receiptHandle: "",
              attributes,
              messageAttributes: {},
              md5OfBody: "",
            },
            ...{ eventSource: "aws:sqs", eventSourceARN: "arn", awsRegion: "us-east-1" },
          })),
        },
        aContext,
      ),
    state: async () => (await messageOf(here, prompt)).state,
  };
}

it.each(["bus", "byTopic"] as const)(
  "M1 F4: the proof by one channel (%s) is enough when the other lost it",
  async (channel) => {
    const all = await scene();
    expect(await all.state()).toBe("UNKNOWN");
    expect(await all.hear(all[channel])).toEqual({ batchItemFailures: [] });
    expect(await all.state()).toBe("SENT");
    all.here.pass(24);
    await all.here.job("reconcile");
    await all.here.deliver();
    expect(all.here.mailer.taken.filter(({ message }) => message === all.prompt)).toHaveLength(1);
  },
);

it("M1 F4: the same news by both channels, twice and in any order, changes nothing more", async () => {
  const all = await scene();
  await all.hear(all.byTopic, all.bus, all.byTopic, all.bus);
  const { version } = await messageOf(all.here, all.prompt);
  await all.hear(all.bus, all.byTopic);
  expect(await messageOf(all.here, all.prompt)).toMatchObject({ state: "SENT", version });
});

it("M1 F4: both channels lost: one more attempt, marked, and never a third", async () => {
  const { here, prompt, state } = await scene();
  here.pass(16 / 60);
  await here.job("reconcile");
  here.mailer.will("lost");
  await here.deliver();
  here.pass(16 / 60);
  await here.job("reconcile");
  here.pass(48);
  await here.deliver();
  expect(await state()).toBe("PARKED");
  expect(await messageOf(here, prompt)).toMatchObject({ possibleDuplicate: true, attempts: 2 });
  expect(here.mailer.taken.filter(({ message }) => message === prompt)).toHaveLength(2);
});

it("M1: SES's word that a topic works is no news, and what no schema knows is given back", async () => {
  const all = await scene();
  const { batchItemFailures } = await all.hear(
    all.topic("Successfully validated SNS topic for Amazon SES event publishing."),
    all.topic('{"notificationType":"Bounce"}'),
    all.topic("{ broken"),
    '{"Type":"SubscriptionConfirmation","Message":"x"}',
    all.byTopic,
  );
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["record-1", "record-2", "record-3"]);
  expect(await all.state()).toBe("SENT");
});
