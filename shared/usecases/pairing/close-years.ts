import type { Temporal } from "temporal-polyfill";
import { turnedBefore } from "../../calendar/closing.ts";
import { firstDayOf, isBefore } from "../../calendar/cycle.ts";
import { restingIn } from "../../domain/again.ts";
import { everybodyIn } from "../../domain/mentorship.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { inWindow } from "../mail/in-window.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { pairYears } from "../year/pair-years.ts";
import { planFor } from "../year/pinned-plan.ts";
import { planMentorship } from "../year/plan.ts";
import { type ProgrammePlan, programmePlan } from "../year/programme-plan.ts";
import { endMentorship } from "./end-mentorship.ts";
import { goesOn } from "./go-on.ts";
import { mayClose, yearOver } from "./year-over.ts";

type ClosePorts = Pick<Ports, "store" | "queue" | "bus" | "zones">;

/** Mentorships that are looked at together. */
const chunk = 100;

/** What came of a night, and the instant before which another would find nothing to do. */
export interface Closed {
  readonly closed: number;
  /** Why a mentorship could not be closed; the others were. */
  readonly failed: readonly Error[];
  readonly next: string;
}

/**
 * After the turn of a cycle, as each pair's own playbook has it: what both wish to go on goes on; what nobody wishes to go
 * on ends. Where only one of them would go on, or nobody said a word, it ends a month later, until when a word still
 * counts. One that fails stops no other.
 */
export async function closeYears(programme: Programme, ports: ClosePorts, now: Temporal.Instant): Promise<Closed> {
  const plan = await programmePlan(programme.id, ports);
  const today = dayIn(programme.zone, now);
  const listed = await everything(ports, "mentorship", programme.id, "active");
  const plans = new Set([plan, ...(await Promise.all(listed.map((one) => planFor(plan, [one], ports))))]);
  const turns = [...plans].flatMap(({ playbook }) => turnedBefore(today, playbook, plan.pauses)?.turn ?? []);
  const begun = listed.filter(({ startDate }) => turns.some((turn) => startDate < turn.toString()));
  const next = instantText(nextNight(today, begun.length > 0, programme, plans));
  const failed: Error[] = [];
  let closed = 0;
  for (let from = 0; from < begun.length; from += chunk) {
    for (const id of await toClose(begun.slice(from, from + chunk), plan, today, ports)) {
      try {
        if (await retried(() => close(id, plan, today, ports, now))) closed++;
      } catch (cause) {
        failed.push(new Error(`The year of mentorship ${id} could not be closed`, { cause }));
      }
    }
  }
  return { closed, failed, next };
}

/** Those of some mentorships that may go on or end today. The listing may lag: they are read anew, all at once. */
async function toClose(
  listed: readonly { readonly id: string }[],
  plan: ProgrammePlan,
  today: Temporal.PlainDate,
  ports: ClosePorts,
): Promise<string[]> {
  const mentorships = await ports.store.getMany(
    "mentorship",
    listed.map(({ id }) => id),
  );
  const years = await pairYears(mentorships, plan, ports);
  return mentorships.flatMap((one) => {
    const year = years.get(one.id);
    return year && mayClose(one, year, today) ? [one.id] : [];
  });
}

/** Closes one, from what is true now. Says whether it ended. */
async function close(
  id: string,
  plan: ProgrammePlan,
  today: Temporal.PlainDate,
  ports: ClosePorts,
  now: Temporal.Instant,
): Promise<boolean> {
  const mentorship = await ports.store.get("mentorship", id);
  const year = mentorship && (await pairYears([mentorship], plan, ports)).get(id);
  if (!mentorship || !year) return false;
  const over = await yearOver(mentorship, year, today, ports);
  if (over === undefined) return false;
  if (over.end === "goes-on") {
    await ports.store.commit(await goesOn(mentorship, over.into, "almanac", year.plan, ports, now));
    // Who said otherwise left a group that goes on: what was planned for them goes with them.
    if (mentorship.shape !== undefined) await planMentorship(id, ports, now);
    return false;
  }
  const { mentee } = year;
  // The mail that tells them says how to go on.
  if (over.rests && mentee) {
    const put = { ...mentee, resting: restingIn(mentee, "mentee", true) };
    await ports.store.commit([{ kind: "participant", put }]);
  }
  const people = await ports.store.getMany("person", everybodyIn(mentorship));
  const hints = await endMentorship({ ...mentorship, yearOver: true }, "almanac", ports, now, "year-over", (news) => {
    const reader = people.find((person) => person.id === news.person);
    return reader ? inWindow(news, reader, year.plan, ports, now) : news;
  });
  await ports.queue.hint(hints, "bulk");
  await planMentorship(id, ports, now);
  return true;
}

/** While there are years to close, every night; else at the next turn of a cycle. */
function nextNight(
  today: Temporal.PlainDate,
  isClosing: boolean,
  { zone }: Programme,
  plans: ReadonlySet<ProgrammePlan>,
): Temporal.Instant {
  const turns = [...plans].flatMap(({ playbook }) =>
    [today.year, today.year + 1].map((year) => firstDayOf(String(year), playbook)),
  );
  const [first] = turns.filter((turn) => isBefore(today, turn)).sort((one, other) => (isBefore(one, other) ? -1 : 1));
  const day = isClosing || first === undefined ? today.add({ days: 1 }) : first;
  return day.toZonedDateTime(zone).toInstant();
}
