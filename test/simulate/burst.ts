import { Temporal } from "temporal-polyfill";
import { signedLinks } from "#shared/adapters/links.ts";
import { Lane, type Message } from "#shared/domain/message.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import { newMessage, written } from "#shared/usecases/mail/ledger.ts";
import { countingNonces, memoryKeyRing } from "#test/support/fakes.ts";
import { memoryStore } from "#test/support/memory-store.ts";
import { Agenda } from "./agenda.ts";
import { burstSender, type Hints } from "./burst-sender.ts";
import { behindGates, type Checkpoint } from "./gates.ts";
import { Lot } from "./lot.ts";
import { Scene, start } from "./scene.ts";
import { ours, type SenderPorts } from "./senders.ts";

export interface BurstSettings {
  readonly messages: number;
  /** Mails a second that SES allows. */
  readonly rate: number;
  readonly seed: number;
  readonly progress?: (part: number) => void;
}

const [second, minute] = [1000, 60_000];
/** Of all mail, what people wait for; it comes evenly while the rest is being sent. */
const waitedFor = 0.02;
/** Milliseconds: a write, a batch that is read, SES's answer. */
const [write, read, answer] = [10, 5, 80];
/** Milliseconds before, in which mail people wait for leaves as it always does, so that SES's limits are known. */
const before = 5 * minute;
/** One person complains while mail is due for so many messages. */
const messagesAComplaint = 20_000;

/** Everything due at one instant: how long it takes, how fast it leaves at most, and how long whoever waits has to wait. */
export async function burst({ messages, rate, seed, progress = () => undefined }: BurstSettings) {
  const [lot, agenda] = [new Lot(seed), new Agenda(start)];
  const store = memoryStore([], { trusting: true });
  const people = new Scene(lot, messages, 365);
  await people.enter(store);
  const atOnce = Math.round(messages * (1 - waitedFor));
  const [ideal, instant] = [(messages / rate) * second, start + before];
  // As infra/parameters.ts advises for such a rate; Lambda allows no fewer than two.
  const senders = { interactive: 2, bulk: Math.max(2, Math.ceil(rate / 35)) };
  const hints: Record<Lane, Hints> = { interactive: { waiting: [], taken: 0 }, bulk: { waiting: [], taken: 0 } };
  const inQueue = (lane: Lane) => hints[lane].waiting.length + hints[lane].taken;
  const accepted: number[] = [];
  const taken = new Set<string>();
  const waits: number[] = [];
  const asked = new Map<string, number>();
  const complained = new Map<string, number>();
  const found = { latestAfterComplaint: 0, deepestQueue: 0, refused: 0 };
  let left = messages;

  const gate = ({ port, call, when }: Checkpoint) => {
    if (port !== "store" || when === "after") return undefined;
    if (call === "commit") return agenda.sleep(write);
    return call === "getMany" || call === "due" ? agenda.sleep(read) : undefined;
  };

  const mailer: SenderPorts["mailer"] = {
    async send(letter) {
      await agenda.sleep(answer / 2);
      const now = agenda.now;
      accepted.push(now);
      taken.add(letter.message);
      const [since, gone] = [asked.get(letter.message), complained.get(letter.to)];
      if (since !== undefined && since >= instant) waits.push(now - since);
      asked.delete(letter.message);
      if (gone !== undefined) found.latestAfterComplaint = Math.max(found.latestAfterComplaint, now - gone);
      await agenda.sleep(answer / 2);
      return { accepted: `ses-${letter.attempt}` };
    },
  };
  const shared = {
    ...{ store, mailer, links: signedLinks(memoryKeyRing()), nonces: countingNonces() },
    addresses: { hash: async (address: string) => address },
    queue: {
      hint: async (ids: readonly string[], lane: Lane = "interactive") => void hints[lane].waiting.push(...ids),
      waiting: async (lane: Lane) => inQueue(lane),
    },
    quota: { read: async () => ({ perSecond: rate, perDay: -1, used: 0 }) },
    // Nothing is ever restored here, so nobody asks for anything.
    bus: { publish: async () => undefined },
    ...{ site: { publicUrl: "" }, zones: { version: "2026a" }, mailbox: { from: "mentoring@society.example" } },
    ...{ pace: { turn: async () => 0 }, news: { waiting: async () => 0 } },
  };
  const now = () => Temporal.Instant.fromEpochMilliseconds(agenda.now);

  // What is final is forgotten a moment later: whoever settled it may still look at it.
  store.intercept((changes, write) => {
    write();
    for (const change of changes) {
      if (!("put" in change) || change.kind !== "message" || !isFinal(change.put.state)) continue;
      left--;
      if (left % 1000 === 0) progress(1 - left / messages);
      const { id } = change.put;
      agenda.after(minute, () => store.forget(id));
    }
  });
  const mail = (person: string, index: number, kind: "announcement" | "my-page"): Message => {
    const natural = { subject: `s${index}`, occurrence: "2026", livesHours: 48 };
    return newMessage({ person, programme: "demo", kind, class: "interactive", ...natural }, now());
  };
  const mass = (index: number): Message => {
    const dueAt = new Date(instant).toISOString();
    return { ...mail(lot.oneOf(people.people).id, index, "announcement"), dueAt, nextActionAt: dueAt };
  };

  for (let from = 0; from < atOnce; from += 100) {
    const some = Array.from({ length: Math.min(100, atOnce - from) }, (_, index) => mass(from + index));
    await store.commit(some.map((message) => written(message, undefined, now())));
  }
  const ticking = () => {
    if (left === 0) return;
    const until = agenda.now + 55 * second;
    const order = { dryRun: false, timeLeft: () => until - agenda.now };
    void ours.minute(behindGates(shared, gate), now(), order);
    agenda.after(second, () => {
      found.deepestQueue = Math.max(found.deepestQueue, inQueue("bulk"));
    });
    agenda.after(minute, ticking);
  };
  agenda.after(lot.below(minute), ticking);
  const cloud = { ports: shared, gate, senders, hints, agenda, lot, now, isOver: () => left === 0 };
  for (const lane of Lane.options) for (let one = 0; one < senders[lane]; one++) void burstSender(lane, cloud);
  for (let index = atOnce; index < messages; index++)
    agenda.after(lot.below(before + ideal), () => {
      const letter = mail(lot.oneOf(people.people).id, index, "my-page");
      asked.set(letter.id, agenda.now);
      void store.commit([written(letter, undefined, now())]).then(() => hints.interactive.waiting.push(letter.id));
    });
  for (let one = 0; one < messages / messagesAComplaint; one++)
    agenda.after(before + lot.below(ideal), () => void complain());
  async function complain(): Promise<void> {
    const person = await store.get("person", lot.oneOf(people.people).id);
    if (!person || person.addressState === "complained") return;
    await store.commit([{ kind: "person", put: { ...person, addressState: "complained" } }]);
    complained.set(person.email, agenda.now);
  }
  await agenda.run(instant + 3 * ideal + 10 * minute, () => left === 0);

  const drained = agenda.now - instant;
  accepted.sort((one, other) => one - other);
  waits.sort((one, other) => one - other);
  return {
    ...{ seed, messages, rate, left, accepted: accepted.length, doubled: accepted.length - taken.size },
    ...{ drainSeconds: drained / second, idealSeconds: ideal / second, drainRatio: round(drained / ideal) },
    ...{ mostInOneSecond: mostWithin(accepted, second), mostAllowed: rate * 1.05 },
    ...{ interactiveP99Seconds: (waits[Math.floor(waits.length * 0.99)] ?? 0) / second, interactive: waits.length },
    lastAfterComplaintSeconds: found.latestAfterComplaint / second,
    queueSeconds: round(found.deepestQueue / rate),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** The most of these instants that lie within any stretch of so many milliseconds. */
function mostWithin(sorted: readonly number[], length: number): number {
  let [most, first] = [0, 0];
  for (const [last, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - length) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
