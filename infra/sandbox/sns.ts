import * as z from "zod";
import type { Agenda } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import type { Policies } from "./policies.ts";
import type { Randomness } from "./random.ts";
import type { Queues } from "./sqs.ts";
import type { Stack } from "./stack.ts";

const SubscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.literal(false, "raw delivery is not supported").optional(),
  FilterPolicy: z.undefined("filter policies are not supported").optional(),
});

/** SNS: topics, and what subscribes to them. */
export interface Topics {
  /** Hands a message to every queue that subscribes to the topic. Mail addresses that subscribe hear of it in the log. */
  publish(topicArn: string, message: string): void;
}

interface TopicsParts {
  stack: Stack;
  queues: Queues;
  policies: Policies;
  agenda: Agenda;
  clock: Clock;
  randomness: Randomness;
  log: Log;
}

/** The topics of the template. Queues let them in by their own policies, as in AWS. */
export function createTopics({ stack, queues, policies, agenda, clock, randomness, log }: TopicsParts): Topics {
  const subscriptions = stack.all("AWS::SNS::Subscription", SubscriptionProperties).map(({ properties }) => properties);
  for (const { Protocol, Endpoint } of subscriptions) {
    if (Protocol === "sqs") queues.byArn(Endpoint);
    else if (Protocol !== "email") throw new Error(`The sandbox does not know subscriptions by ${Protocol}.`);
  }

  return {
    publish(topicArn, message) {
      const now = clock.now();
      const notification = JSON.stringify({
        Type: "Notification",
        MessageId: randomness.uuid("notification"),
        TopicArn: topicArn,
        Message: message,
        Timestamp: new Date(now).toISOString(),
      });
      for (const { TopicArn, Protocol, Endpoint } of subscriptions) {
        if (TopicArn !== topicArn) continue;
        if (Protocol === "email") {
          log.write("sns", `a message for ${Endpoint}`);
          continue;
        }
        const queue = queues.byArn(Endpoint);
        if (policies.serviceMaySend(queue, "sns.amazonaws.com", topicArn))
          agenda.add(now, `topic ${topicArn}`, async () => void queue.send(notification));
        else log.write("iam", `DENIED sns.amazonaws.com (${topicArn}) may not reach ${Endpoint}`);
      }
    },
  };
}
