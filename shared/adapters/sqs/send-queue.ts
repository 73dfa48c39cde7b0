import { GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { SendHint } from "../../contracts/events.ts";
import type { Lane } from "../../domain/message.ts";
import type { NewsQueue, SendQueue } from "../../usecases/mail-ports.ts";

/** SQS takes no more in one call. */
const batchSize = 10;
const counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** The send queues. A hint that SQS refuses is an error of the whole call: the messages stay due and are hinted again. */
export function sqsSendQueue(client: SQSClient, urls: Readonly<Record<Lane, string>>): SendQueue {
  return {
    async hint(messages, lane = "interactive") {
      for (let from = 0; from < messages.length; from += batchSize) {
        const Entries = messages.slice(from, from + batchSize).map((message, index) => {
          const hint: SendHint = { message };
          return { Id: String(index), MessageBody: JSON.stringify(hint) };
        });
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: urls[lane], Entries }));
        if (Failed.length > 0) throw new Error(`SQS refused ${Failed.length} hints: ${Failed[0]?.Code}`);
      }
    },
    waiting: (lane) => waitingIn(client, urls[lane]),
  };
}

/** The queue of mail news, seen from outside. */
export function sqsNewsQueue(client: SQSClient, url: string): NewsQueue {
  return { waiting: () => waitingIn(client, url) };
}

async function waitingIn(client: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...counts] }),
  );
  return counts.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
