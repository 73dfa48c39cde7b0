import * as z from "zod";
import type { Events } from "./events.ts";
import { headerOf } from "./mime.ts";
import { type AcceptedEmail, addressesOf } from "./ses-rules.ts";
import type { Topics } from "./sns.ts";
import type { Stack } from "./stack.ts";

const DestinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
});

/** An accepted message, as its events tell of it. */
export interface SentEmail {
  id: string;
  acceptedAt: number;
  email: AcceptedEmail;
  caller: string;
  /** A fault: every event comes twice. */
  twice: boolean;
}

type EventType = "Send" | "Delivery" | "Bounce" | "Complaint" | "Reject";

const detailTypes: Record<EventType, string> = {
  Send: "Email Sent",
  Delivery: "Email Delivered",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
  Reject: "Email Rejected",
};

/** SES's mailbox simulator: `bounce@`, `bounce+label@` and so on. */
const simulator = /^(success|bounce|complaint|suppressionlist|ooto)(\+[^@]*)?@simulator\.amazonses\.com$/i;
/** The harmless string every virus scanner takes for a virus; SES rejects messages that carry it. */
const testVirus = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

/** Publishes what becomes of a message to the default bus and to topics, as the template's configuration sets ask. */
export function createSesEvents(stack: Stack, events: Events, topics: Topics) {
  const destinations = stack
    .all("AWS::SES::ConfigurationSetEventDestination", DestinationProperties)
    .map(({ properties }) => properties)
    .filter(({ EventDestination }) => EventDestination.Enabled);

  /** Where a message's configuration set wants to be told of this. */
  function wanting(configurationSet: string | undefined, type: EventType) {
    return destinations.flatMap(({ ConfigurationSetName, EventDestination }) => {
      const wanted = EventDestination.MatchingEventTypes.some((one) => one.toLowerCase() === type.toLowerCase());
      return wanted && ConfigurationSetName === configurationSet ? [EventDestination] : [];
    });
  }

  return function publishFate(sent: SentEmail): void {
    const publish = (type: EventType, fate: Record<string, unknown>) => {
      const detail = { eventType: type, mail: describeMail(sent, stack), [type.toLowerCase()]: fate };
      const told = wanting(sent.email.configurationSet, type);
      for (const { EventBridgeDestination, SnsDestination } of sent.twice ? [...told, ...told] : told) {
        if (SnsDestination) topics.publish(SnsDestination.TopicARN, JSON.stringify(detail));
        if (!EventBridgeDestination) continue;
        const set = `configuration-set/${sent.email.configurationSet}`;
        events.publish({
          ...{ bus: "default", source: "aws.ses", detailType: detailTypes[type], detail },
          resources: [`arn:aws:ses:${stack.region}:${stack.account}:${set}`],
        });
      }
    };
    publish("Send", {});
    if (sent.email.raw.includes(testVirus)) {
      publish("Reject", { reason: "Bad content" });
      return;
    }
    for (const recipient of sent.email.recipients) meetFate(sent, recipient, publish);
  };
}

function meetFate(
  sent: SentEmail,
  recipient: string,
  publish: (type: EventType, fate: Record<string, unknown>) => void,
): void {
  const timestamp = new Date(sent.acceptedAt).toISOString();
  const fate = simulator.exec(recipient)?.[1]?.toLowerCase();
  if (fate === "bounce" || fate === "suppressionlist") {
    const suppressed = fate === "suppressionlist";
    publish("Bounce", {
      bounceType: "Permanent",
      bounceSubType: suppressed ? "Suppressed" : "General",
      bouncedRecipients: [
        {
          emailAddress: recipient,
          action: "failed",
          status: "5.1.1",
          diagnosticCode: suppressed
            ? "Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address."
            : "smtp; 550 5.1.1 user unknown",
        },
      ],
      timestamp,
      feedbackId: `${sent.id}-bounce`,
      reportingMTA: "dsn; sandbox",
    });
    return;
  }
  publish("Delivery", {
    timestamp,
    processingTimeMillis: 1,
    recipients: [recipient],
    smtpResponse: "250 2.6.0 Message received",
    reportingMTA: "sandbox",
  });
  if (fate !== "complaint") return;
  publish("Complaint", {
    complainedRecipients: [{ emailAddress: recipient }],
    timestamp,
    feedbackId: `${sent.id}-complaint`,
    complaintSubType: null,
    userAgent: "Amazon SES Mailbox Simulator",
    complaintFeedbackType: "abuse",
    arrivalDate: timestamp,
  });
}

function describeMail({ id, acceptedAt, email, caller }: SentEmail, stack: Stack): Record<string, unknown> {
  const header = (name: string) => headerOf(email.headers, name);
  const list = (name: string) =>
    header(name) === undefined ? {} : { [name.toLowerCase()]: addressesOf(header(name) ?? "") };
  const tags: Record<string, string[]> = {
    "ses:configuration-set": email.configurationSet ? [email.configurationSet] : [],
    "ses:source-ip": ["127.0.0.1"],
    "ses:from-domain": [email.sender.slice(email.sender.lastIndexOf("@") + 1)],
    "ses:caller-identity": [caller.split("/").at(-2) ?? caller],
  };
  for (const [name, value] of email.tags) tags[name] = [value];
  return {
    timestamp: new Date(acceptedAt).toISOString(),
    source: email.source ?? email.sender,
    sourceArn: `arn:aws:ses:${stack.region}:${stack.account}:identity/${email.identity}`,
    sendingAccountId: stack.account,
    messageId: id,
    destination: email.recipients,
    headersTruncated: false,
    headers: email.headers.map(([name, value]) => ({ name, value })),
    commonHeaders: { ...list("From"), ...list("To"), ...list("Cc"), messageId: id, subject: header("Subject") },
    tags,
  };
}
