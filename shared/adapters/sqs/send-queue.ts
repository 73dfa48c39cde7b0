import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { SendHint } from "../../contracts/events.ts";
import type { SendQueue } from "../../usecases/ports.ts";

/** SQS takes no more in one call. */
const batchSize = 10;

/** The send queue. A hint that SQS refuses is an error of the whole call: the messages stay due and are hinted again. */
export function sqsSendQueue(client: SQSClient, queueUrl: string): SendQueue {
  return {
    async hint(messages) {
      for (let from = 0; from < messages.length; from += batchSize) {
        const Entries = messages.slice(from, from + batchSize).map((message, index) => {
          const hint: SendHint = { message };
          return { Id: String(index), MessageBody: JSON.stringify(hint) };
        });
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        if (Failed.length > 0) throw new Error(`SQS refused ${Failed.length} hints: ${Failed[0]?.Code}`);
      }
    },
  };
}
