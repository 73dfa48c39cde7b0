import { mentorsPart, mentorsReason } from "#shared/domain/mentors-part.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { stepWords } from "./trace-words.ts";

/** What is explained: a touchpoint, with what it is to the reader. */
export interface Explained extends Pick<Touchpoint, "key" | "date" | "state" | "reason" | "trace"> {
  /** Why nothing of it reaches this reader, where that is not the touchpoint's own reason. */
  silence?: string | undefined;
  /** A mentor reads: what their mentee said, and the mentee's own dates, stay with the mentee. */
  mentor?: boolean | undefined;
  /** After a silence: what is planned next. */
  next?: { key: string; date: string } | undefined;
}

/**
 * How a touchpoint came to its day or to silence, in sentences: each rule that had a say in its order, what came of it,
 * and for a silence what would change it and what comes next.
 */
export function whyWords(t: Translate, explained: Explained): string[] {
  const steps = explained.mentor === true ? mentorsPart(explained.trace) : explained.trace;
  const told = steps === undefined ? [t("trace.none")] : steps.map((step) => stepWords(t, step));
  return [...told, ...verdictWords(t, explained)];
}

/** The earliest planned one after a day: the next time something is to be heard. */
export function nextAfter(day: string, year: readonly Pick<Touchpoint, "key" | "date" | "state">[]): Explained["next"] {
  const [next] = year
    .filter(({ state, date }) => state === "planned" && date > day)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  return next && { key: next.key, date: next.date };
}

/** The day, or the silence with what would change it. */
function verdictWords(t: Translate, explained: Explained): string[] {
  const { state, date } = explained;
  const quiet = quietOf(explained);
  if (quiet !== undefined) return silenceWords(t, quiet, explained);
  if (state === "planned") return [t("why.verdict.comes", { date: dayText(t.locale, date) })];
  if (state === "snoozed") return [t("why.verdict.snoozed")];
  return [t("why.verdict.became", { state: t(`touchpoint-state.${state}`) })];
}

function quietOf({ state, reason, silence, mentor }: Explained): string | undefined {
  if (silence !== undefined || state !== "dropped") return silence;
  return mentor === true ? mentorsReason({ state, reason }) : reason;
}

function silenceWords(t: Translate, reason: string, { next }: Explained): string[] {
  const known = [`calendar-reason.${reason}`, `mail-reason.${reason}`].find(t.has);
  const change = t.has(`why.change.${reason}`) ? `why.change.${reason}` : "why.change.other";
  return [
    t("why.verdict.silent", { reason: known === undefined ? t("mail-reason.other") : t.of(known) }),
    t.of(change),
    ...(next === undefined
      ? []
      : [t("why.change.next", { name: t.of(`touchpoint.${next.key}`), date: dayText(t.locale, next.date) })]),
  ];
}
