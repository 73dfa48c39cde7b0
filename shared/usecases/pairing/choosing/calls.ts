import type { Temporal } from "temporal-polyfill";
import { ofRound } from "../../../domain/explanation.ts";
import type { Option } from "../../../domain/option.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Round } from "../../../domain/round.ts";
import { instantOf, instantText, plusHours } from "../../../domain/time.ts";
import type { Ports } from "../../ports.ts";
import { roundPool, tiredMentors } from "../round-pool.ts";
import { talkDays } from "./begin-choosing.ts";
import { keepLists, type Lists, listsFor } from "./lists.ts";
import { type Chooser, choosersOf, stillMentors } from "./who-chooses.ts";

/** Hours a mentor has at least to say whether they take first calls: with less left, nobody new is asked. */
const leastHours = 48;

/** Until when mentors say whether they take first calls; undefined where there are none. */
export function mentorsBy({ choice, choosingUntil }: Round): string | undefined {
  if (choice !== "calls" || choosingUntil === undefined) return undefined;
  return instantText(plusHours(instantOf(choosingUntil), -24 * talkDays));
}

/**
 * Whether mentees may hear of their mentors: everybody in a list has said yes. A no that came in since the lists were
 * last looked at is not settled yet: the next run puts somebody else in their place. What mentees have heard stands.
 */
export function isSettled(choosers: readonly Chooser[]): boolean {
  const options = choosers.map(({ option }) => option);
  if (options.some(({ told }) => told.includes("mentee"))) return true;
  return options.every(({ calls, mentees }) => mentees.length === 0 || calls === "yes");
}

/**
 * Whether a mentor may say now if they take first calls: until the day for it, and until a mentee in whose list they are
 * has heard of them. After that, whoever vanished from a list would have said no, and the mentee would see it.
 */
export async function maySayIfCalls(
  { mentees }: Pick<Option, "mentees">,
  round: Round,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  if (isOver(round, now)) return false;
  const ids = mentees.map(({ person }) => ofRound(round.id, person));
  return (await store.getMany("option", ids)).every(({ told }) => !told.includes("mentee"));
}

const isOver = (round: Round, now: Temporal.Instant) => (mentorsBy(round) ?? "") <= instantText(now);

/**
 * Takes mentors who would rather have no first calls, who are silent for too long or are not here any more out of the
 * lists, and puts the next best in their place. Once a mentee has heard of their mentors, their list stands.
 */
export async function askForCalls(
  round: Round,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  const known = await ports.store.partsOf("option", round.id);
  if (known.some(({ told }) => told.includes("mentee"))) return;
  const choosers = await choosersOf(known, ports);
  const over = isOver(round, now);
  const out = new Set(choosers.filter((one) => isOut(one, over)).map(({ option }) => option.person));
  const lists = new Map(known.filter(({ mentors }) => mentors.length > 0).map((one) => [one.person, peopleOf(one)]));
  if (![...lists.values()].some((list) => list.some((mentor) => out.has(mentor)))) return;
  const stay = new Map([...lists].map(([mentee, list]) => [mentee, list.filter((mentor) => !out.has(mentor))]));
  const said = new Map(known.map(({ person, calls }) => [person, calls]));
  const mayAsk = (mentorsBy(round) ?? "") >= instantText(plusHours(now, leastHours));
  const barred = (mentor: string) => out.has(mentor) || !(mayAsk || said.get(mentor) === "yes");
  const found = await roundPool(programme, ports, now);
  const pool = { ...found, resting: tiredMentors(found.proposals) };
  const next: Lists = listsFor(pool, "calls", now, stay, barred);
  // Whoever does not wait any more keeps what is left of their list: it leads nowhere.
  await keepLists(new Map([...stay, ...next]), round, known, ports);
}

const peopleOf = ({ mentors }: Option) => mentors.map(({ person }) => person);

/** A mentor who takes no part in the calls. */
function isOut(one: Chooser, over: boolean): boolean {
  const { calls, mentees } = one.option;
  if (calls === undefined || mentees.length === 0) return calls === "no";
  return calls === "no" || (calls === "asked" && over) || !stillMentors(one);
}
