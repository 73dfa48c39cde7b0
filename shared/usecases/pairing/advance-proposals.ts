import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { stillWaiting } from "./still-waiting.ts";

/** Days before the deadline on which the one reminder leaves. */
const reminderDays = 2;

type AdvancePorts = Pick<Ports, "store">;

/**
 * Asks the mentors of published drafts: one mail to each, naming everybody suggested to them. Says who was written to.
 * Drafts of requests by name belong to no round: their turn is decided elsewhere.
 */
export async function askMentors(programme: Programme, ports: AdvancePorts, now: Temporal.Instant): Promise<string[]> {
  const drafts = await everything(ports, "proposal", programme.id, "draft");
  const rounds = await ports.store.getMany(
    "round",
    drafts.map(({ round }) => round),
  );
  const published = new Set(rounds.filter(({ state }) => state === "published").map(({ id }) => id));
  const ready = await stillWaiting(
    drafts.filter(({ round }) => published.has(round)),
    programme,
    ports,
    now,
  );
  const messages: string[] = [];
  for (const proposals of byMentor(ready)) {
    const message = askMessage(proposals, "proposal-mentor", programme, now);
    const asked = proposals.map((proposal) => ({
      ...proposal,
      state: "asked-mentor" as const,
      ...asking(programme, now),
    }));
    await ports.store.commit([
      ...puts(asked),
      written(message, undefined, now),
      audit(message.subject, "almanac", "mentor-asked", "", now),
    ]);
    messages.push(message.id);
  }
  return messages;
}

/** Suggestions that somebody has been asked about and not answered. */
export async function openProposals(programme: Programme, ports: AdvancePorts): Promise<Proposal[]> {
  const [mentors, mentees] = await Promise.all([
    everything(ports, "proposal", programme.id, "asked-mentor"),
    everything(ports, "proposal", programme.id, "asked-mentee"),
  ]);
  return [...mentors, ...mentees];
}

/** Reminds, once, whoever has not answered two days before the day. */
export async function remind(
  open: readonly Proposal[],
  programme: Programme,
  ports: AdvancePorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const due = open.filter((one) => isReminderDue(one, now));
  const mentors = byMentor(due.filter(({ state }) => state === "asked-mentor"));
  const mentees = due.filter(({ state }) => state === "asked-mentee").map((one) => [one]);
  const messages: string[] = [];
  for (const proposals of [...mentors, ...mentees]) {
    const message = askMessage(proposals, "proposal-reminder", programme, now);
    await ports.store.commit([
      ...puts(proposals.map((one) => ({ ...one, reminded: true }))),
      written(message, undefined, now),
    ]);
    messages.push(message.id);
  }
  return messages;
}

/** Lets suggestions lapse that nobody answered in time. Answers those that still wait. */
export async function lapse(
  open: readonly Proposal[],
  ports: AdvancePorts,
  now: Temporal.Instant,
): Promise<Proposal[]> {
  const isLate = ({ answerBy }: Proposal) => answerBy !== undefined && answerBy <= instantText(now);
  for (const proposal of open.filter(isLate)) {
    await ports.store.commit([
      ...puts([
        { ...proposal, state: "lapsed", silent: proposal.state === "asked-mentor" ? proposal.mentor : proposal.mentee },
      ]),
      audit(proposal.id, "almanac", "lapsed", proposal.state, now),
    ]);
  }
  return open.filter((one) => !isLate(one));
}

/** When somebody is asked now: the instant, and until when they may answer. */
export function asking(programme: Programme, now: Temporal.Instant) {
  return {
    askedAt: instantText(now),
    answerBy: instantText(plusHours(now, programme.rounds.answerDays * 24)),
    reminded: false,
  };
}

/** The mail that asks about these, or reminds of them. */
export function askMessage(
  proposals: readonly Proposal[],
  kind: "proposal-mentor" | "proposal-reminder",
  programme: Programme,
  now: Temporal.Instant,
) {
  const ids = proposals.map(({ id }) => id).sort();
  const [first] = proposals;
  const person = first?.state === "asked-mentee" ? first.mentee : first?.mentor;
  return newMessage(
    {
      person: person ?? "",
      programme: programme.id,
      kind,
      subject: ids[0] ?? "",
      occurrence: first?.state === "asked-mentee" ? "mentee" : "mentor",
      about: ids,
      livesHours: programme.rounds.answerDays * 24,
    },
    now,
  );
}

function isReminderDue({ reminded, answerBy }: Proposal, now: Temporal.Instant): boolean {
  if (reminded || answerBy === undefined) return false;
  return plusHours(instantOf(answerBy), -24 * reminderDays).epochMilliseconds <= now.epochMilliseconds;
}

/** Proposals by mentor, in the order of mentors' ids. */
function byMentor(proposals: readonly Proposal[]): Proposal[][] {
  const groups = Map.groupBy(proposals, ({ mentor }) => mentor);
  return [...groups.keys()].sort().map((mentor) => groups.get(mentor) ?? []);
}

function puts(proposals: readonly Proposal[]): Put[] {
  return proposals.map((put) => ({ kind: "proposal", put }));
}
