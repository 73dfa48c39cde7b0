import type { Temporal } from "temporal-polyfill";
import type { Concern } from "../../domain/concern.ts";
import type { Goal } from "../../domain/goal.ts";
import { isHeld, type Message } from "../../domain/message.ts";
import { pulseId } from "../../domain/pulse.ts";
import { follow, isUnsent } from "../../ledger/message-states.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import { written } from "../mail/ledger.ts";
import { leaveOrEnd } from "../pairing/offers/join-or-leave.ts";
import { leaveOffers } from "../pairing/offers/leave-offers.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { planMentorship } from "../year/plan.ts";
import { menteesFor } from "./export-own.ts";
import { forgetOption } from "./forget-option.ts";

type PartPorts = Pick<Ports, "store" | "queue" | "bus" | "zones">;

/** Changes of one transaction; DynamoDB takes at most 100. */
const chunk = 100;

/** Takes a person out of a programme: nobody suggests them any more, and their mentorships end; the others hear once. */
export async function leaveForGood(id: string, ports: PartPorts, now: Temporal.Instant): Promise<void> {
  const participant = await retried(async () => {
    const found = await ports.store.get("participant", id);
    if (found && found.state !== "left")
      await ports.store.commit([{ kind: "participant", put: { ...found, state: "left" } }]);
    return found;
  });
  for (const mentorship of participant?.mentorships ?? []) {
    const messages = await retried(async () => {
      const found = await ports.store.get("mentorship", mentorship);
      return found ? leaveOrEnd(found, participant?.person ?? "", ports, now) : [];
    });
    await planMentorship(mentorship, ports, now);
    await ports.queue.hint(messages);
  }
}

/** Takes what a mentor suggested out of their mentees' goals; what a mentee took over is the mentee's by now, and names nobody. */
export async function forgetWords(
  person: string,
  mentorships: readonly string[],
  { store }: Pick<Ports, "store">,
): Promise<void> {
  const all = await store.getMany("mentorship", mentorships);
  for (const mentee of new Set(all.flatMap((one) => menteesFor(one, person)))) {
    await retried(async () => {
      const goals = await store.partsOf("goal", mentee);
      const changes = goals.flatMap((goal) => withoutWordsOf(person, goal) ?? []);
      for (let from = 0; from < changes.length; from += chunk) await store.commit(changes.slice(from, from + chunk));
    });
  }
}

function withoutWordsOf(person: string, goal: Goal): Change | undefined {
  const theirs = (one: { person: string }) => one.person === person;
  if (![...goal.suggestions, ...goal.versions].some(theirs)) return undefined;
  const suggestions = goal.suggestions.filter((one) => !theirs(one));
  if (goal.versions.length + suggestions.length === 0) return { kind: "goal", remove: goal };
  const versions = goal.versions.map((one) => (theirs(one) ? { ...one, person: "" } : one));
  return { kind: "goal", put: { ...goal, versions, suggestions } };
}

const openStates = ["draft", "asked-mentor", "asked-mentee", "asked-both"] as const;

/** Takes back every suggestion that still names them; whoever was asked finds it closed, without a word on why. */
export async function withdrawSuggestions(
  person: string,
  programmes: ReadonlySet<string>,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  for (const programme of programmes) {
    await leaveOffers(person, programme, ports, now);
    const lists = await Promise.all(openStates.map((state) => everything(ports, "proposal", programme, state)));
    const theirs = lists.flat().filter(({ mentee, mentor }) => mentee === person || mentor === person);
    for (const { id } of theirs) {
      await retried(async () => {
        const proposal = await ports.store.get("proposal", id);
        if (!proposal || !openStates.some((state) => state === proposal.state)) return;
        await ports.store.commit([
          { kind: "proposal", put: { ...proposal, state: "withdrawn" } },
          audit(id, "almanac", "withdrawn", "left", now),
        ]);
      });
    }
  }
}

/** Cancels what was not handed to SES yet. What is on its way ends by itself, and is never tried again: nobody is there. */
export async function cancelMail(person: string, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  const messages = await ports.store.ofPerson("message", person);
  const open = (message: Message) => isUnsent(message.state) || isHeld(message);
  for (const { id } of messages.filter(open)) {
    await retried(async () => {
      const message = await ports.store.get("message", id);
      if (!message || !open(message)) return;
      await ports.store.commit([written(follow(message, "CANCELLED", "erased", {}), message, now)]);
    });
  }
}

/**
 * Removes a person's part in a programme with its year and goals, the part itself last. It is read first: whoever
 * plans a year writes the part along with it, so that nothing can be added behind our back.
 */
export async function removePart(id: string, ports: Pick<Ports, "store">): Promise<void> {
  await retried(async () => {
    const participant = await ports.store.get("participant", id);
    if (participant) await forgetOption(participant, ports);
    const [touchpoints, goals, pulse] = await Promise.all([
      ports.store.partsOf("touchpoint", id),
      ports.store.partsOf("goal", id),
      participant && ports.store.get("pulse", pulseId(participant.programme, participant.person)),
    ]);
    const removals: Change[] = [
      ...touchpoints.map((remove): Change => ({ kind: "touchpoint", remove })),
      ...goals.map((remove): Change => ({ kind: "goal", remove })),
      ...(pulse ? [{ kind: "pulse", remove: pulse } as const] : []),
      ...(participant ? [{ kind: "participant", remove: participant } as const] : []),
    ];
    for (let from = 0; from < removals.length; from += chunk)
      await ports.store.commit(removals.slice(from, from + chunk));
  });
}

/** A concern without its words and without where to answer; that there was one stays until its time is up. */
export function wordless({ text: _, contact: _contact, contactHash: _hash, ...rest }: Concern): Concern {
  return rest;
}

/** Takes the words out of every concern that named one of these addresses, which were proven to be one person's. */
export async function wipeConcerns(
  hashes: readonly string[],
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  const concerns = await Promise.all(hashes.map((hash) => ports.store.ofPerson("concern", hash)));
  for (const { id } of concerns.flat()) {
    await retried(async () => {
      const concern = await ports.store.get("concern", id);
      if (concern?.contactHash === undefined) return;
      await ports.store.commit([
        { kind: "concern", put: { ...wordless(concern), state: "closed" } },
        audit(id, "almanac", "concern-erased", "", now),
      ]);
    });
  }
}
