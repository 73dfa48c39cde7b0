import { functions } from "#infra/functions.ts";
import type { Used } from "#infra/sandbox/meter.ts";
import { rounded } from "./measuring.ts";
import { prices } from "./prices.ts";

const names = ["read", "write", "queueRequests", "invocations", "gigabyteSeconds", "mails"] as const;
/** What is used, in the units a bill counts. */
export type Usage = Readonly<Record<(typeof names)[number], number>>;
export const nothing: Usage = { read: 0, write: 0, queueRequests: 0, invocations: 0, gigabyteSeconds: 0, mails: 0 };

/**
 * Seconds a call takes, and an invocation besides. They cannot be counted here, where services answer within a
 * millisecond or two: assumed, and as if the calls of a batch stood one behind the other.
 */
const secondsOfCall: Readonly<Record<string, number>> = { dynamodb: 0.005, ses: 0.1 };
const secondsOfOther = 0.02;
/** Megabytes where no row of `functions` is meant. */
const usualMemory = 512;

/** One and so many times another. */
export function combined(one: Usage, other: Usage, factor = 1): Usage {
  const result = { ...nothing };
  for (const name of names) Object.assign(result, { [name]: one[name] + factor * other[name] });
  return result;
}

/** So many times the same. */
export const scaled = (usage: Usage, factor: number): Usage => combined(nothing, usage, factor);

/** What one function used, with what Lambda does at a queue in its name: a receipt and a deletion for each batch. */
export function usageOf(name: string, { invocations, calls, read, write }: Used): Usage {
  const made = Object.entries(calls).map(([call, count]) => ({ service: call.split(" ")[0] ?? "", count }));
  const isFed = /queues|feedback/i.test(name);
  const queueCalls = made.filter(({ service }) => service === "sqs").reduce((all, { count }) => all + count, 0);
  const waited = made.reduce((all, { service, count }) => all + count * (secondsOfCall[service] ?? secondsOfOther), 0);
  return {
    read: total(read),
    write: total(write),
    queueRequests: queueCalls + (isFed ? 2 * invocations : 0),
    invocations,
    gigabyteSeconds: ((waited + invocations * secondsOfOther) * memoryOf(name)) / 1024,
    mails: calls["ses SendRawEmail"] ?? 0,
  };
}

function memoryOf(logicalId: string): number {
  const plain = (text: string) => text.replaceAll(/[^a-z]/gi, "").toLowerCase();
  return (
    Object.entries(functions).find(([entry]) => plain(logicalId).includes(plain(entry)))?.[1].memory ?? usualMemory
  );
}

const total = (numbers: Readonly<Record<string, number>>) => Object.values(numbers).reduce((all, one) => all + one, 0);

/** In US dollars. SES tells of every mail to SNS as well as to the default bus, which costs nothing. */
export function priceOf(usage: Usage): number {
  return (
    usage.read * prices.readUnit +
    usage.write * prices.writeUnit +
    usage.queueRequests * prices.queueRequest +
    usage.invocations * prices.invocation +
    usage.gigabyteSeconds * prices.gigabyteSecond +
    usage.mails * (prices.mail + prices.publication)
  );
}

/** For people to read. */
export function roundedUsage(usage: Usage) {
  return Object.fromEntries(names.map((name) => [name, rounded(usage[name])]));
}
