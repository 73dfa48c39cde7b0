import type { Temporal } from "temporal-polyfill";
import { cycleOf, firstDayOf } from "../../calendar/cycle.ts";
import { Conflict, TakenBefore } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import { participantId } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Postbox } from "../../domain/postbox.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { inLine } from "../../ledger/journal.ts";
import { budgetOf, isPosted, mailsSince, posted, roomAt, type WeeklyCap } from "../../ledger/postbox.ts";
import { claimed, skipped } from "../../ledger/protocol.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { playbookId } from "../year/programme-plan.ts";
import { written } from "./ledger.ts";
import { waitsFrom } from "./next-window.ts";
import { office } from "./recipient.ts";

/** The last places of a year's budget, for what a date makes necessary: the year's end is never lost to a nudge. */
const keptBack = 2;

/** `mine`: ours to send. `instead`: there is no room for it now, so it becomes this. */
export type Claim = { readonly mine: Message } | { readonly instead: Message };

/** Mails for one person that may be claimed in the same moment; each try that fails means that another one went through. */
const most = 12;

/**
 * Takes the message for one attempt, and its place in its person's postbox with it: in one transaction, so that two
 * prompts of two programmes cannot both take the last one. Undefined: somebody else has the message.
 */
export function claim(
  message: Message,
  attempt: string,
  to: { readonly person: Person; readonly programme: Programme },
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Claim | undefined> {
  return retried(async () => {
    const place = await placeFor(message, to.person, to.programme, ports, now);
    if ("instead" in place) return place;
    const next = claimed(message, attempt, now);
    try {
      await ports.store.commit([written(next, message, now), ...place.puts]);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const found = await ports.store.get("message", message.id);
      // Our own write may have been repeated after its answer got lost: then the claim we find is ours.
      if (found?.attempt === attempt && found.state === "SENDING") return { mine: found };
      if (error instanceof TakenBefore) return { instead: await asJournaled(message, ports, now) };
      // Nobody touched the message: another one for the same person was quicker at the postbox. Look at that again.
      if (found?.version === message.version) throw error;
      return undefined;
    }
    return { mine: { ...next, version: message.version + 1 } };
  }, most);
}

/** The table was put back to before an attempt: what the journal knows of it. */
async function asJournaled(message: Message, { store }: Pick<Ports, "store">, now: Temporal.Instant): Promise<Message> {
  const line = await store.journaled("message", message.id);
  const next = line && inLine(message, line, now);
  if (next === undefined) throw new Error(`The journal refuses message ${message.id} and says nothing of it`);
  return next;
}

/** What to write of the postbox, or what the message becomes where there is no room. */
async function placeFor(
  message: Message,
  person: Person,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ readonly puts: readonly Put[] } | { readonly instead: Message }> {
  // The programme's office and lines of a roll are nobody's postbox; whoever has a place keeps it.
  if (message.person === office || message.kind === "invitation" || isPosted(message)) return { puts: [] };
  const found = await ports.store.get("postbox", message.person);
  const postbox: Postbox = found ?? { id: message.person, version: 0, prompts: [], mails: {} };
  const today = dayIn(programme.zone, now);
  if (message.class === "prompt") {
    if (await isSpent(postbox, message, programme, today, ports)) return { instead: skipped(message, "year-budget") };
    const room = roomAt(postbox, programme.id, await capOf(postbox, programme, ports), now);
    if (room) return { instead: await waitsFrom(room, "weekly-cap", message, person, programme, ports) };
  }
  return { puts: [{ kind: "postbox", put: { ...posted(postbox, message, today, now), ttl: person.ttl } }] };
}

/** What a week may bring this person: the programme's own cap, and the largest of those that wrote to them lately. */
async function capOf(
  { prompts }: Postbox,
  { id, promptsPerWeek: own }: Programme,
  { store }: Pick<Ports, "store">,
): Promise<WeeklyCap> {
  const others = new Set(prompts.map(({ programme }) => programme).filter((one) => one !== id));
  const found = await store.getMany("programme", [...others]);
  return { own, all: Math.max(own, ...found.map(({ promptsPerWeek }) => promptsPerWeek)) };
}

/** Whether this cycle brought this person as many mails as it may, transactional ones included. */
async function isSpent(
  postbox: Postbox,
  { person, programme: id, kind, subject }: Message,
  programme: Programme,
  today: Temporal.PlainDate,
  { store }: Pick<Ports, "store">,
): Promise<boolean> {
  // Reading who they are is spared while even the smallest budget is not used.
  if ((postbox.mails[id]?.length ?? 0) < budgetOf("mentor", 0) - keptBack) return false;
  const [copy, participant, load] = await Promise.all([
    store.get("playbook", playbookId(programme)),
    store.get("participant", participantId(id, person)),
    store.get("load", person),
  ]);
  if (!copy || !participant) return false;
  const { role, mentorships } = participant;
  const mentees = role === "mentee" ? 0 : mentorships.filter((one) => load?.mentorships.includes(one)).length;
  const begins = firstDayOf(cycleOf(today, copy.playbook), copy.playbook);
  const isNudge =
    kind === "still-there" || copy.playbook.touchpoints.some(({ key, nudge }) => nudge && key === subject);
  return mailsSince(postbox, id, begins) >= budgetOf(role, mentees) - (isNudge ? keptBack : 0);
}
