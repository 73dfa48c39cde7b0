import { randomBytes } from "node:crypto";
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
import { type KeyRing, secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { oneAttempt, sesMailer } from "#shared/adapters/ses/mailer.ts";
import { sqsSendQueue } from "#shared/adapters/sqs/send-queue.ts";
import { sealedStamps } from "#shared/adapters/stamps.ts";
import {
  BusEnv,
  ConsoleEnv,
  KeyRingEnv,
  MailEnv,
  PublicUrlEnv,
  SendQueueEnv,
  TableEnv,
} from "#shared/contracts/env.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { asset } from "./asset.ts";
import { lazy } from "./lazy.ts";

const keyRing = lazy((): KeyRing => {
  const { KEY_RING_SECRET_ID } = environment(KeyRingEnv);
  return secretKeyRing(new SecretsManagerClient(), KEY_RING_SECRET_ID, () => Date.now());
});

/** How each port is made, from the environment infra gives the function. Nothing is read or connected before it is needed. */
const makers: { readonly [Name in keyof Ports]: () => Ports[Name] } = {
  store: () => dynamoStore(new DynamoDBClient(), environment(TableEnv).TABLE_NAME),
  links: () => signedLinks(keyRing()),
  addresses: () => keyedAddresses(keyRing()),
  stamps: () => sealedStamps(keyRing()),
  queue: () => sqsSendQueue(new SQSClient(), environment(SendQueueEnv).SEND_QUEUE_URL),
  bus: () => eventBridgeBus(new EventBridgeClient(), environment(BusEnv).EVENT_BUS_NAME),
  mailer: () => {
    const { FROM_ADDRESS, BULK_CONFIGURATION_SET, INTERACTIVE_CONFIGURATION_SET } = environment(MailEnv);
    const settings = {
      from: FROM_ADDRESS,
      bulkSet: BULK_CONFIGURATION_SET,
      interactiveSet: INTERACTIVE_CONFIGURATION_SET,
    };
    return sesMailer(new SESClient(oneAttempt), settings, () => Date.now());
  },
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
