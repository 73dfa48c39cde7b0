import type { Temporal } from "temporal-polyfill";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { doubtful, type Finding } from "./finding.ts";
import { holidayLint } from "./holiday-lint.ts";
import { lintDays } from "./lint-days.ts";
import { lintMail } from "./lint-mail.ts";
import { lintNames } from "./lint-names.ts";
import { lintWords, type Words } from "./lint-words.ts";

/** What a playbook is looked at with. */
export interface LintInput {
  readonly playbook: Playbook;
  readonly words: Words;
  /** The programme it is for, with its own key dates: without one only the playbook's own days are looked at. */
  readonly programme?: Pick<Programme, "zone" | "holidays" | "holidayCalendars"> | undefined;
  readonly keyDates?: readonly KeyDate[] | undefined;
}

/**
 * Everything that is wrong or doubtful about a playbook: names, conditions, days of the years from `today` (a day in the
 * programme's zone) on, words in every language, and how much mail it makes. No error, and it can be planned from.
 */
export function lint({ playbook, words, programme, keyDates = [] }: LintInput, today: Temporal.PlainDate): Finding[] {
  const named = lintNames(
    playbook,
    keyDates.map(({ name }) => name),
  );
  return [
    ...named,
    ...lintDays(playbook, today, keyDates),
    ...lintWords(playbook, words),
    ...lintMail(playbook),
    ...(programme ? onHolidays(playbook, programme, today, keyDates) : []),
  ];
}

/** Prompts that would land on a holiday and move: one line for each, with how often and the first time. */
function onHolidays(
  playbook: Playbook,
  programme: NonNullable<LintInput["programme"]>,
  today: Temporal.PlainDate,
  keyDates: readonly KeyDate[],
): Finding[] {
  const found = holidayLint(programme, playbook, today, keyDates).days.filter(({ because }) => because !== "weekend");
  return [...Map.groupBy(found, ({ prompt }) => prompt)].flatMap(([prompt, days]) => {
    const [first] = days;
    return first ? [doubtful(prompt, "on-holiday", { days: days.length, day: first.day, to: first.to })] : [];
  });
}
