import { createTransport } from "nodemailer";
import * as z from "zod";
import { AwsError } from "./aws-errors.ts";
import type { Clock } from "./clock.ts";
import type { Events } from "./events.ts";
import type { Inbox } from "./inbox.ts";
import type { Log } from "./log.ts";
import { headerOf, readHeaders } from "./mime.ts";
import type { Randomness } from "./random.ts";
import type { Service, ServiceCall } from "./service.ts";
import { createSesAccount } from "./ses-account.ts";
import { createSesEvents } from "./ses-events.ts";
import { parseSendRawEmail, queryResult } from "./ses-query.ts";
import { type AcceptedEmail, acceptEmail, addressesOf, identityFor } from "./ses-rules.ts";
import type { Topics } from "./sns.ts";
import type { Stack } from "./stack.ts";
import { messageOf } from "./values.ts";

interface SesParts {
  stack: Stack;
  events: Events;
  topics: Topics;
  inbox: Inbox;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  /** `smtp://host:port` of a server that gets every accepted message too. */
  relay: string | undefined;
  /** Mails a second that it says it takes. */
  sendRate: number;
}

/** SES version 1, as far as sending raw messages needs it. */
export function createSes({
  stack,
  events,
  topics,
  inbox,
  clock,
  randomness,
  log,
  relay,
  sendRate,
}: SesParts): Service {
  const account = {
    region: stack.region,
    identities: stack.all("AWS::SES::EmailIdentity", z.object({ EmailIdentity: z.string() })).map(({ ref }) => ref),
    configurationSets: stack.all("AWS::SES::ConfigurationSet", z.object({})).map(({ ref }) => ref),
  };
  const said = createSesAccount(inbox, () => clock.now(), sendRate);
  const publishFate = createSesEvents(stack, events, topics);
  const transport = relay ? createTransport(relay) : undefined;
  const arn = (rest: string) => `arn:aws:ses:${stack.region}:${stack.account}:${rest}`;
  const formOf = (call: ServiceCall) => new URLSearchParams(call.body.toString("utf8"));

  function accept(email: AcceptedEmail, call: ServiceCall): string {
    const acceptedAt = clock.now();
    const id = `${acceptedAt.toString(16).padStart(16, "0")}-${randomness.uuid("mail")}-000000`;
    inbox.add(
      {
        id,
        acceptedAt: new Date(acceptedAt).toISOString(),
        tags: Object.fromEntries(email.tags),
        configurationSet: email.configurationSet ?? null,
        envelope: { from: email.sender, to: email.recipients },
      },
      email.raw,
    );
    publishFate({ id, acceptedAt, email, caller: call.caller, twice: call.duplicate });
    transport
      ?.sendMail({ envelope: { from: email.sender, to: email.recipients }, raw: email.raw })
      .catch((error: unknown) => log.write("relay", messageOf(error)));
    return id;
  }

  return {
    name: "ses",
    faults: "ses",
    throttle: { code: "Throttling", message: "Maximum sending rate exceeded." },
    protocol: "query",
    asks(call) {
      if (call.action !== "SendRawEmail") return [{ action: `ses:${call.action}`, resource: "*" }];
      const email = parseSendRawEmail(formOf(call));
      const from = addressesOf(email.source ?? headerOf(readHeaders(email.raw), "From") ?? "")[0] ?? "";
      // Without a sender there is nothing to ask about: the call itself will be refused.
      if (from === "") return [];
      const action = `ses:${call.action}`;
      const context = { "ses:fromaddress": [from], "ses:recipients": email.destinations };
      const identity = arn(`identity/${identityFor(from, account.identities) ?? from}`);
      const set = email.configurationSet;
      return [
        { action, context, resource: identity },
        ...(set === undefined ? [] : [{ action, context, resource: arn(`configuration-set/${set}`) }]),
      ];
    },
    async handle(call) {
      const requestId = randomness.uuid("request");
      switch (call.action) {
        case "SendRawEmail": {
          const email = acceptEmail(parseSendRawEmail(formOf(call)), account);
          return queryResult(call.action, { MessageId: accept(email, call) }, requestId);
        }
        case "GetAccountSendingEnabled":
          return queryResult(call.action, { Enabled: "true" }, requestId);
        case "GetSendQuota":
          return said.quota(call.action, requestId);
        case "GetSendStatistics":
          return said.statistics(call.action, requestId);
        default:
          throw new AwsError("InvalidAction", `Could not find operation ${call.action} for version 2010-12-01`);
      }
    },
  };
}
