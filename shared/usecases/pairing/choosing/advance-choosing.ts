import type { Temporal } from "temporal-polyfill";
import type { Option } from "../../../domain/option.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Round } from "../../../domain/round.ts";
import { instantOf, instantText, plusHours } from "../../../domain/time.ts";
import { newMessage, written } from "../../mail/ledger.ts";
import type { Change, Ports } from "../../ports.ts";
import { inChunks } from "../keep-round.ts";
import { askForCalls, isSettled, mentorsBy } from "./calls.ts";
import { type Chooser, choosersOf, stillLooks, stillMentors } from "./who-chooses.ts";

/** Days before the day on which the one reminder leaves. */
const reminderDays = 2;

type ChoosingPorts = Pick<Ports, "store">;

/** How far a round is in which people choose. */
export interface Chosen {
  readonly asked: string[];
  readonly reminded: string[];
  /** Everybody has said something, or their time is over: the round is decided. */
  readonly over: boolean;
  /** Before this instant nothing comes of a further run unless somebody says something. */
  readonly next: string;
}

/**
 * Writes to those who choose, once, and reminds whoever said nothing, once, two days before the day. For first calls the
 * mentors are asked before any mentee hears of them. Says whether the round can be decided now.
 */
export async function advanceChoosing(
  round: Round,
  programme: Programme,
  ports: ChoosingPorts,
  now: Temporal.Instant,
): Promise<Chosen> {
  const until = round.choosingUntil ?? round.requestedAt;
  if (until <= instantText(now)) return { asked: [], reminded: [], over: true, next: until };
  if (round.choice === "calls") await askForCalls(round, programme, ports, now);
  const options = await ports.store.partsOf("option", round.id);
  const choosers = await choosersOf(options, ports);
  const settled = round.choice !== "calls" || isSettled(choosers);
  const asked = [
    ...(await tell(choosers.filter(isToSayIfCalls), "mentor", round, ports, now)),
    ...(settled ? await tell(choosers.filter(isToChoose(programme)), "mentee", round, ports, now) : []),
  ];
  if (asked.length > 0)
    return { asked, reminded: [], over: false, next: earliest(until, reminderAt(until), mentorsBy(round)) };
  const silent = settled
    ? choosers.filter((one) => isAsked(one, programme) && one.option.answeredAt === undefined)
    : [];
  const remindable = silent.filter(({ option }) => !option.reminded);
  const isDay = reminderAt(until) <= instantText(now);
  const reminded = isDay ? await remind(remindable, round, ports, now) : [];
  const next = earliest(until, ...(remindable.length > 0 && !isDay ? [reminderAt(until)] : []), mentorsBy(round));
  return { asked, reminded, over: settled && silent.length === 0, next: settled ? next : (mentorsBy(round) ?? next) };
}

/** A mentor nobody has asked yet whether they take first calls. */
const isToSayIfCalls = ({ option }: Chooser) =>
  option.calls === "asked" && option.mentees.length > 0 && !option.told.includes("mentor");

const isToChoose = (programme: Programme) => (one: Chooser) =>
  one.option.mentors.length > 0 && !one.option.told.includes("mentee") && stillLooks(one, programme);

/** Whether somebody who still takes part was asked to say something of other people. */
function isAsked(one: Chooser, programme: Programme): boolean {
  const { option } = one;
  if (option.told.includes("mentee") && option.mentors.length > 0 && stillLooks(one, programme)) return true;
  return option.calls === "yes" && option.mentees.length > 0 && stillMentors(one);
}

async function tell(
  choosers: readonly Chooser[],
  as: "mentee" | "mentor",
  round: Round,
  ports: ChoosingPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  return write(choosers, as, ({ told }) => ({ told: [...told, as] }), round, ports, now);
}

function remind(choosers: readonly Chooser[], round: Round, ports: ChoosingPorts, now: Temporal.Instant) {
  return write(choosers, "reminder", () => ({ reminded: true }), round, ports, now);
}

async function write(
  choosers: readonly Chooser[],
  occurrence: string,
  change: (option: Option) => Partial<Option>,
  { id, programme, choosingUntil }: Round,
  ports: ChoosingPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const left = instantOf(choosingUntil ?? instantText(now)).epochMilliseconds - now.epochMilliseconds;
  const livesHours = Math.max(1, Math.floor(left / 3_600_000));
  const letters = choosers.map(({ option }) => ({
    option: { ...option, ...change(option) },
    message: newMessage(
      { person: option.person, programme, kind: "choosing", subject: id, occurrence, livesHours },
      now,
    ),
  }));
  const groups = letters.map(({ option, message }): Change[] => [
    { kind: "option", put: option },
    written(message, undefined, now),
  ]);
  await inChunks(groups, ports);
  return letters.map(({ message }) => message.id);
}

function reminderAt(until: string): string {
  return instantText(plusHours(instantOf(until), -24 * reminderDays));
}

function earliest(...instants: readonly (string | undefined)[]): string {
  return instants.filter((one) => one !== undefined).sort()[0] ?? "";
}
