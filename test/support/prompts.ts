import { SesEvent } from "#shared/contracts/events.ts";
import type { Message } from "#shared/domain/message.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { type FeedbackOutcome, sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import type { Letter } from "#shared/usecases/mail-ports.ts";
import { aMentee, aMentor, pairAll } from "./people.ts";
import { type World, world } from "./world.ts";

/** Every message in the ledger. */
export async function ledgerOf(world: World): Promise<Message[]> {
  const all: Message[] = [];
  for await (const message of world.store.everyMessage()) all.push(message);
  return all;
}

/** A message as it is now. */
export async function messageOf(world: World, id: string): Promise<Message> {
  const message = await world.store.get("message", id);
  if (!message) throw new Error(`No message ${id}`);
  return message;
}

/** The prompts of one touchpoint that are still ahead, the earliest first. */
export async function promptsAhead(world: World, touchpoint: string): Promise<Message[]> {
  const all = await ledgerOf(world);
  return all
    .filter(({ kind, subject, state }) => kind === "prompt" && subject === touchpoint && state === "PLANNED")
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
}

/** Lets the days go by until the prompts of a touchpoint have left, and every prompt before them at its time. */
export async function sendPrompts(world: World, touchpoint: string): Promise<void> {
  const last = (await promptsAhead(world, touchpoint)).at(-1)?.dueAt ?? "";
  const times = (await ledgerOf(world)).filter(({ state }) => state === "PLANNED").map(({ dueAt }) => dueAt);
  for (const dueAt of [...new Set(times)].sort().filter((one) => one <= last)) {
    world.goTo(dueAt);
    await world.deliver();
  }
}

/** Ana, whose mentor is Lee, at the minute her CV review is due, and hers alone: where Lee lives it is early. */
export async function aDuePrompt(): Promise<{ here: World; ana: string; prompt: string }> {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1, zone: "America/Los_Angeles" });
  await pairAll(here);
  const [prompt] = (await promptsAhead(here, "cv-review")).filter(({ person }) => person === ana);
  if (!prompt) throw new Error("No prompt was planned");
  here.goTo(prompt.dueAt);
  return { here, ana, prompt: prompt.id };
}

/** A prompt about to be sent; everybody's mail so far is of no interest. */
export async function atThePrompt() {
  const { here, ana, prompt } = await aDuePrompt();
  const before = here.mailer.calls.length;
  return { here, ana, prompt, calls: () => here.mailer.calls.length - before };
}
export type Scene = Awaited<ReturnType<typeof atThePrompt>>;

/** Sends the scene's prompt, as its hint would. */
export const send = ({ here, prompt }: Scene) => sendMessage(prompt, here.ports, here.now());

export const eventTypes = ["Send", "Delivery", "Bounce", "Complaint", "Reject", "DeliveryDelay"] as const;
export type EventType = (typeof eventTypes)[number];

/** An event as SES publishes it of an attempt. Bounces are for good unless said otherwise. */
export function sesEvent(
  { message, attempt, to }: Pick<Letter, "message" | "attempt"> & Partial<Pick<Letter, "to">>,
  eventType: EventType,
  bounceType = "Permanent",
) {
  return SesEvent.parse({
    "detail-type": `Email ${eventType}`,
    detail: {
      eventType,
      mail: {
        messageId: `ses-${attempt}`,
        ...(to !== undefined && { destination: [to] }),
        tags: { sid: [message], att: [attempt], cls: ["prompt"] },
      },
      ...(eventType === "Bounce" && { bounce: { bounceType } }),
      ...(eventType === "Complaint" && { complaint: { complaintFeedbackType: "abuse" } }),
    },
  });
}

export function tell(world: World, event: SesEvent): Promise<FeedbackOutcome> {
  return sesFeedback(event, world.ports, world.now());
}
