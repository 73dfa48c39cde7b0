import * as z from "zod";
import {
  hangingOn,
  type MailDifference,
  mailDifferences,
  newsDifference,
  withKeyDate,
} from "../../calendar/mail-differences.ts";
import { keyDatePreviewPage } from "../../console/key-date-preview.tsx";
import type { WorkModel } from "../../console/work.tsx";
import { type KeyDate, KeyDateName, KeyDateState, keyDateId } from "../../domain/key-date.ts";
import { inRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import type { Work, WorkLine, WorkValues } from "../../domain/work.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { type MenteeAhead, whatIf } from "../year/what-if.ts";
import type { WorkHandler } from "./work.ts";

/** What was asked: the key date as it would be, and as it was when the coordinator saw it. */
const KeyDateOrder = z.object({
  ...{ keyDate: KeyDateName, cycle: z.string(), date: z.string(), days: z.number(), zone: z.string() },
  ...{ state: KeyDateState, was: z.string(), wasState: KeyDateState, seen: z.number() },
});

/** The page of what came of it. */
export function keyDatePreview({ order }: Work, model: WorkModel): string {
  return keyDatePreviewPage(model, KeyDateOrder.parse(order));
}

/** Mentees looked at together. */
const together = 25;
/** Lines kept; the totals count everybody. */
const mostLines = 10_000;

/** Looks at everybody's year and mail as they would be, and tells what would differ. Writes nothing but its lines. */
export const previewKeyDate: WorkHandler<Pick<Ports, "store" | "zones">> = async (work, ports, progress, now) => {
  const keyDate = keyDateOf(work);
  const plan = await programmePlan(work.programme, ports);
  const hanging = hangingOn(keyDate.name, plan.playbook);
  const mentees = await menteesOf(work.programme, ports);
  const look = whatIf({ ...plan, keyDates: withKeyDate(plan.keyDates, keyDate) }, mentees, ports, now);
  const seen = new Set<string>();
  const found: MailDifference[] = [];
  let unchanged = 0;
  const ids = [...mentees];
  for (let from = 0; from < ids.length; from += together) {
    for (const ahead of await Promise.all(ids.slice(from, from + together).map(look))) {
      const one = ahead && differencesOf(ahead, hanging, seen);
      found.push(...(one?.differences ?? []));
      unchanged += one?.unchanged ?? 0;
    }
    await progress.at(Math.min(from + together, ids.length), ids.length);
  }
  const totals = totalsOf(found);
  const lines = [...found].sort(byPromptAndDay).slice(0, mostLines).map(lineOf);
  await progress.say([...totals, ...lines], 0);
  return { ...summaryOf(found), unchanged, shown: lines.length, all: found.length };
};

/** The key date of the order, as it would be stored. */
function keyDateOf({ programme, order }: Work): KeyDate {
  const { keyDate: name, cycle, date, days, zone, state, seen: version } = KeyDateOrder.parse(order);
  const place = zone === "" ? {} : { zone };
  return { id: keyDateId(programme, cycle, name), version, programme, cycle, name, date, days, state, ...place };
}

/** Everybody with an active mentorship as a mentee. */
async function menteesOf(programme: string, ports: Pick<Ports, "store">): Promise<Set<string>> {
  const mentorships = await everything(ports, "mentorship", programme, "active");
  return new Set(mentorships.flatMap((one) => inRole(one, "mentee").map((person) => participantId(programme, person))));
}

/** What differs for one mentee and those around them, leaving out whom somebody else's year has brought already. */
function differencesOf({ people, news }: MenteeAhead, hanging: readonly string[], seen: Set<string>) {
  const differences: MailDifference[] = [];
  let unchanged = 0;
  for (const person of people) {
    if (seen.has(person.participant.id)) continue;
    seen.add(person.participant.id);
    const theirs = mailDifferences({ ...person, hanging });
    differences.push(...theirs.differences);
    unchanged += theirs.unchanged;
  }
  return { differences: [...differences, ...news.map(newsDifference)], unchanged };
}

const counted = ["moved", "changed", "gone", "late", "new", "news", "sent", "held"] as const;
type Counts = Record<(typeof counted)[number], number>;

function counts(differences: readonly MailDifference[]): Counts {
  const none: Counts = { moved: 0, changed: 0, gone: 0, late: 0, new: 0, news: 0, sent: 0, held: 0 };
  for (const { says } of differences) none[says]++;
  return none;
}

/** How many people would get something differently, and what. */
function summaryOf(differences: readonly MailDifference[]): WorkValues {
  const stays = ["sent", "held"];
  const people = new Set(differences.filter(({ says }) => !stays.includes(says)).map(({ person }) => person));
  return { people: people.size, ...counts(differences) };
}

/** One line for each prompt, with how much of it would differ. */
function totalsOf(differences: readonly MailDifference[]): Omit<WorkLine, "id" | "version">[] {
  const byPrompt = Map.groupBy(differences, ({ prompt }) => prompt);
  return [...byPrompt]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([prompt, all]) => ({ level: "info", says: "total", values: { prompt, ...counts(all) } }));
}

function lineOf({ says, message, person, prompt, from, to, reason }: MailDifference): Omit<WorkLine, "id" | "version"> {
  const level = says === "gone" || says === "late" ? "warning" : "info";
  return { level, says, values: { prompt, message, from, to, reason }, person };
}

function byPromptAndDay(one: MailDifference, other: MailDifference): number {
  const key = ({ prompt, to, message }: MailDifference) => `${prompt} ${to} ${message}`;
  return key(one) < key(other) ? -1 : 1;
}
