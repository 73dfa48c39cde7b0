import type { Temporal } from "temporal-polyfill";
import type { Decided } from "../../contracts/desk/mail-answers.ts";
import type { Act } from "../../contracts/desk/mail-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { isHeld, type Message, mayBeKept } from "../../domain/message.ts";
import { mustRun, unchangedSince } from "../coordinators/allowed.ts";
import { requestWork } from "../coordinators/work.ts";
import type { Caller, Reply, RequestContext, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { type DecidePorts, decide } from "./decide.ts";
import { decidedPage } from "./decided.ts";

interface MessageRequest extends RequestContext {
  readonly parameters: RequestOf<"holdMessage">["parameters"];
}
type One = (request: MessageRequest, ports: DecidePorts, now: Temporal.Instant) => Promise<Reply>;

/** Holds one mail that has not left. */
export const holdMessage: One = (request, ports, now) => decideOne(request, "hold", ports, now);
/** Lets one held mail go, or sends an unclear one once more. */
export const releaseMessage: One = (request, ports, now) => decideOne(request, "release", ports, now);
/** Leaves one held or unclear mail as it is, for good. */
export const leaveMessage: One = (request, ports, now) => decideOne(request, "leave", ports, now);

async function decideOne(request: MessageRequest, act: Act, ports: DecidePorts, now: Temporal.Instant): Promise<Reply> {
  const { programme, message: id } = request.parameters;
  const caller = mustRun(request, programme);
  // Whoever writes first wins: a claim for sending that came between is seen when this is read again.
  const next = await retried(async () => {
    const message = await messageOf(programme, id, ports);
    unchangedSince(request, message.version);
    const decision = await decide(message, act, caller, ports, now);
    if (!decision) throw refusal(message, act);
    await ports.store.commit(decision.puts);
    return decision.puts.length === 0 ? message : { ...decision.next, version: message.version + 1 };
  });
  // The line of history was added in the same write.
  const saved = (await ports.store.get("message", id)) ?? next;
  return { status: 200, json: saved, version: saved.version };
}

/** Reads a message of a programme. @throws Problem `not-found`. */
export async function messageOf(programme: string, id: string, { store }: Pick<Ports, "store">): Promise<Message> {
  const message = await store.get("message", id);
  if (message?.programme !== programme) throw new Problem("not-found", "There is no such mail.");
  return message;
}

function refusal({ state, kind }: Message, act: Act): Problem {
  if (act !== "release" && !mayBeKept({ kind }))
    return new Problem("conflict", "Mail of this kind must not be kept back.", [], "problem.mail-must-leave");
  const left = state === "SENDING" || state === "UNKNOWN" || state === "SENT";
  return left
    ? new Problem("conflict", "It was quicker: this mail has left, or is leaving just now.", [], "problem.mail-left")
    : new Problem("conflict", "There is nothing to decide about this mail any more.", [], "problem.mail-over");
}

/** Decides about several mails, and says which of them had gone on meanwhile. Those unclear have to be looked at one by one. */
export async function decideMail(
  request: RequestOf<"decideMail">,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const { act, messages } = request.body;
  if (messages.length === 0)
    throw new Problem("invalid-request", "Choose at least one mail.", [], "problem.no-mail-chosen");
  const decided = await decideAll(programme, [...new Set(messages)], act, caller, ports, now);
  return { status: 200, json: decided, html: await decidedPage(request, programme, act, decided, ports) };
}

/** Decides about many, each for itself: one that has left holds up no other. */
export async function decideAll(
  programme: string,
  ids: readonly string[],
  act: Act,
  caller: Pick<Caller, "id">,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<Decided> {
  const decided: Decided = { done: [], not: [] };
  const some = await Promise.all(ids.map((id) => decideIfOurs(programme, id, act, caller, ports, now)));
  for (const { id, state, done } of some.flatMap((one) => one ?? []))
    if (done) decided.done.push(id);
    else decided.not.push({ message: id, state });
  return decided;
}

async function decideIfOurs(
  programme: string,
  id: string,
  act: Act,
  caller: Pick<Caller, "id">,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<{ id: string; state: Message["state"]; done: boolean } | undefined> {
  return retried(async () => {
    const message = await ports.store.get("message", id);
    if (message?.programme !== programme) return undefined;
    const mayTogether = act === "hold" || isHeld(message);
    const decision = mayTogether ? await decide(message, act, caller, ports, now) : undefined;
    if (!decision) return { id, state: message.state, done: false };
    await ports.store.commit(decision.puts);
    return { id, state: decision.next.state, done: true };
  });
}

/** All of one prompt or kind on one day: they may be thousands, so it is work. */
export async function decideDay(
  request: RequestOf<"decideDay">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const { id: by } = mustRun(request, programme);
  const order = { ...request.body, by };
  return requestWork(request, { programme, kind: "mail-hold", dryRun: false, order }, ports, now);
}
