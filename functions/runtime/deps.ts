import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import type * as z from "zod";
import { keyedAddresses } from "#shared/adapters/addresses.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { signedLinks } from "#shared/adapters/links.ts";
import { localPace } from "#shared/adapters/pace.ts";
import { patience } from "#shared/adapters/patience.ts";
import { type KeyRing, secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { oneAttempt, sesMailer } from "#shared/adapters/ses/mailer.ts";
import { patientButBrief, sesQuota } from "#shared/adapters/ses/quota.ts";
import { sqsNewsQueue, sqsSendQueue } from "#shared/adapters/sqs/send-queue.ts";
import { sealedStamps } from "#shared/adapters/stamps.ts";
import { orUnavailable } from "#shared/adapters/unavailable.ts";
import {
  BusEnv,
  ConsoleEnv,
  JournalEnv,
  KeyRingEnv,
  MailEnv,
  NewsQueueEnv,
  PublicUrlEnv,
  SendersEnv,
  SendQueueEnv,
  TableEnv,
} from "#shared/contracts/env.ts";
import type { Lane } from "#shared/domain/message.ts";
import { paceOf } from "#shared/usecases/mail/pace.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { asset } from "./asset.ts";
import { leaseClock } from "./clock.ts";
import { lazy } from "./lazy.ts";
import { toFinish } from "./queue.ts";
import { timeLeft } from "./time-left.ts";

const keyRing = lazy((): KeyRing => {
  const { KEY_RING_SECRET_ID } = environment(KeyRingEnv);
  return orUnavailable(secretKeyRing(new SecretsManagerClient(patience), KEY_RING_SECRET_ID, () => Date.now()));
});

const pace = lazy(() => {
  const { INTERACTIVE_SENDERS: interactive, BULK_SENDERS: bulk } = environment(SendersEnv);
  return localPace({
    read: () => paceOf({ store: makers.store() }),
    senders: { interactive, bulk },
    clock: () => Date.now(),
    sleep,
    patience: () => timeLeft() - toFinish,
  });
});

/** Mails a sender of this lane has to have under way at once. */
export const sideBySide = (lane: Lane): Promise<number> => pace().sideBySide(lane);

/** How each port is made, from the environment infra gives the function. Nothing is read or connected before it is needed. */
const makers: { readonly [Name in keyof Ports]: () => Ports[Name] } = {
  store: () => {
    const { TABLE_NAME, JOURNAL_TABLE_NAME } = environment(TableEnv.extend(JournalEnv.partial().shape));
    return orUnavailable(dynamoStore(new DynamoDBClient(patience), TABLE_NAME, JOURNAL_TABLE_NAME, () => Date.now()));
  },
  links: () => signedLinks(keyRing()),
  addresses: () => keyedAddresses(keyRing()),
  stamps: () => sealedStamps(keyRing()),
  queue: () => {
    const { INTERACTIVE_QUEUE_URL: interactive, BULK_QUEUE_URL: bulk } = environment(SendQueueEnv);
    return orUnavailable(sqsSendQueue(new SQSClient(patience), { interactive, bulk }));
  },
  bus: () => orUnavailable(eventBridgeBus(new EventBridgeClient(patience), environment(BusEnv).EVENT_BUS_NAME)),
  mailer: () => {
    const { FROM_ADDRESS, BULK_CONFIGURATION_SET, INTERACTIVE_CONFIGURATION_SET } = environment(MailEnv);
    const settings = {
      from: FROM_ADDRESS,
      bulkSet: BULK_CONFIGURATION_SET,
      interactiveSet: INTERACTIVE_CONFIGURATION_SET,
    };
    return sesMailer(new SESClient(oneAttempt), settings, leaseClock);
  },
  news: () => orUnavailable(sqsNewsQueue(new SQSClient(patience), environment(NewsQueueEnv).NEWS_QUEUE_URL)),
  quota: () => sesQuota(new SESClient(patientButBrief), () => Date.now(), sleep),
  pace,
  nonces: () => ({ next: () => randomBytes(12).toString("hex") }),
  site: () => ({ publicUrl: environment(PublicUrlEnv).PUBLIC_URL.replace(/\/$/, "") }),
  zones: () => ({ version: process.versions["tz"] ?? "unknown" }),
  consoleSite: () => {
    const { CONSOLE_CLIENT_ID: client, SIGN_IN_URL: url, SIGN_IN_ISSUER: issuer } = environment(ConsoleEnv);
    return { client, url, issuer, script: asset("console.js") };
  },
  mailbox: () => ({ from: environment(MailEnv.pick({ FROM_ADDRESS: true })).FROM_ADDRESS }),
};

/** The ports a function names, made at its first event; one that cannot be made is tried again at the next. */
export function portsFor<Name extends keyof Ports>(...names: readonly Name[]): () => Pick<Ports, Name> {
  return lazy(() => {
    const made: Partial<Ports> = {};
    const make = <One extends Name>(name: One) => Object.assign(made, { [name]: makers[name]() });
    names.forEach(make);
    return complete(made, names);
  });
}

function complete<Name extends keyof Ports>(made: Partial<Ports>, names: readonly Name[]): Pick<Ports, Name> {
  if (!hasAll(made, names)) throw new Error("A port was not made");
  return made;
}

function hasAll<Name extends keyof Ports>(
  made: Partial<Ports>,
  names: readonly Name[],
): made is Partial<Ports> & Pick<Ports, Name> {
  return names.every((name) => made[name] !== undefined);
}

function environment<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  return schema.parse(process.env);
}
