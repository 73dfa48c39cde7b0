import { type SESClient, type SESClientConfig, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { sesTags } from "../../contracts/events.ts";
import { instantOf } from "../../domain/time.ts";
import { aboutRecipient, leaseOver, type SendError } from "../../ledger/failures.ts";
import type { Mailer } from "../../usecases/mail-ports.ts";

/**
 * One attempt, and an abort that aborts. SES has no idempotency key: a second attempt by the SDK after a lost answer
 * would be a second mail that the ledger knows nothing of. `requestTimeout` alone only logs a warning.
 */
export const oneAttempt: SESClientConfig = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true },
};

export interface MailerSettings {
  readonly from: string;
  readonly bulkSet: string;
  readonly interactiveSet: string;
}

/**
 * SES, one raw message to one recipient a call. Never throws: what went wrong is the ledger's to judge. `clock`:
 * milliseconds since 1970, read at the moment of the call.
 */
export function sesMailer(
  client: SESClient,
  { from, bulkSet, interactiveSet }: MailerSettings,
  clock: () => number,
): Mailer {
  return {
    async send(letter) {
      if (clock() >= instantOf(letter.until).epochMilliseconds) return { error: leaseOver };
      const command = new SendRawEmailCommand({
        Source: from,
        // Said outright, so that no header can add a recipient.
        Destinations: [letter.to],
        RawMessage: { Data: letter.mime },
        ConfigurationSetName: letter.lane === "bulk" ? bulkSet : interactiveSet,
        Tags: [
          { Name: sesTags.message, Value: letter.message },
          { Name: sesTags.attempt, Value: letter.attempt },
          { Name: sesTags.class, Value: letter.class },
        ],
      });
      try {
        const { MessageId } = await client.send(command);
        return MessageId === undefined
          ? { error: { name: "NoMessageId", message: "", status: 200 } }
          : { accepted: MessageId };
      } catch (error) {
        return { error: aboutRecipient(sendError(error), letter.to) };
      }
    },
  };
}

/** What the ledger needs of an SDK error: the network's own code where there was no answer. */
function sendError(error: unknown): SendError {
  if (!(error instanceof Error)) return { name: "Unknown", message: "", status: 0 };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const metadata = "$metadata" in error && typeof error.$metadata === "object" ? error.$metadata : undefined;
  const answered = metadata && "httpStatusCode" in metadata && typeof metadata.httpStatusCode === "number";
  const status = answered ? Number(metadata.httpStatusCode) : 0;
  return { name: status === 0 ? (code ?? error.name) : error.name, message: error.message, status };
}
