import * as z from "zod";
import { hangingOn, type MailDifference, withKeyDate } from "../../calendar/mail-differences.ts";
import { keyDatePreviewPage } from "../../console/key-date-preview.tsx";
import type { WorkModel } from "../../console/work.tsx";
import { type KeyDate, KeyDateName, KeyDateState, keyDateId } from "../../domain/key-date.ts";
import type { NewLine, Work, WorkValues } from "../../domain/work.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mailDiffering } from "./mail-differing.ts";
import type { Progress, WorkHandler } from "./work.ts";

/** What was asked: the key date as it would be, and as it was when the coordinator saw it. */
const KeyDateOrder = z.object({
  ...{ keyDate: KeyDateName, cycle: z.string(), date: z.string(), days: z.number(), zone: z.string() },
  ...{ state: KeyDateState, was: z.string(), wasState: KeyDateState, seen: z.number() },
});

/** The page of what came of it. */
export function keyDatePreview({ order }: Work, model: WorkModel): string {
  return keyDatePreviewPage(model, KeyDateOrder.parse(order));
}

/** Lines kept; the totals count everybody. */
const mostLines = 10_000;

/** Looks at everybody's year and mail as they would be, and tells what would differ. Writes nothing but its lines. */
export const previewKeyDate: WorkHandler<Pick<Ports, "store" | "zones">> = async (work, ports, progress, now) => {
  const keyDate = keyDateOf(work);
  const plan = await programmePlan(work.programme, ports);
  const hanging = hangingOn(keyDate.name, plan.playbook);
  const after = { ...plan, keyDates: withKeyDate(plan.keyDates, keyDate) };
  const { differences: found, unchanged } = await mailDiffering(after, hanging, ports, progress, now);
  return { ...(await differencesSaid(found, progress)), unchanged };
};

/** Writes differences down, first how many of each prompt, then each by itself. Answers their summary. */
export async function differencesSaid(found: readonly MailDifference[], progress: Progress): Promise<WorkValues> {
  const lines = [...found].sort(byPromptAndDay).slice(0, mostLines).map(lineOf);
  await progress.say([...totalsOf(found), ...lines], 0);
  return { ...summaryOf(found), shown: lines.length, all: found.length };
}

/** The key date of the order, as it would be stored. */
function keyDateOf({ programme, order }: Work): KeyDate {
  const { keyDate: name, cycle, date, days, zone, state, seen: version } = KeyDateOrder.parse(order);
  const place = zone === "" ? {} : { zone };
  return { id: keyDateId(programme, cycle, name), version, programme, cycle, name, date, days, state, ...place };
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
function totalsOf(differences: readonly MailDifference[]): NewLine[] {
  const byPrompt = Map.groupBy(differences, ({ prompt }) => prompt);
  return [...byPrompt]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([prompt, all]) => ({ level: "info", says: "total", values: { prompt, ...counts(all) } }));
}

function lineOf({ says, message, person, prompt, from, to, reason }: MailDifference): NewLine {
  const level = says === "gone" || says === "late" ? "warning" : "info";
  return { level, says, values: { prompt, message, from, to, reason }, person };
}

function byPromptAndDay(one: MailDifference, other: MailDifference): number {
  const key = ({ prompt, to, message }: MailDifference) => `${prompt} ${to} ${message}`;
  return key(one) < key(other) ? -1 : 1;
}
