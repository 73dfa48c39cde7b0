import { Presets, SingleBar } from "cli-progress";
import type { YearRecord } from "./record.ts";

export interface Progress {
  /** Where the clock stands, how many mails were accepted so far, and their months and kinds when a month is over. */
  passed(now: string, mails: number): void;
  say(line: string): void;
  stop(): void;
}

/** A bar of the year's days on a terminal; elsewhere only the lines. */
export function showProgress(from: string, until: string): Progress {
  const out = process.stdout;
  const days = (at: string) => Math.round((Date.parse(at) - Date.parse(from)) / 86_400_000);
  const format = "  {bar} {date}  {mails} mails, {duration_formatted}";
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, barsize: 30 }, Presets.rect);
  if (out.isTTY) bar.start(days(until), 0, { date: from.slice(0, 10), mails: 0 });
  return {
    passed(now, mails) {
      if (out.isTTY) bar.update(days(now), { date: now.slice(0, 10), mails });
    },
    say(line) {
      // The bar is drawn again below the line.
      if (out.isTTY) out.write("\r\x1b[K");
      out.write(`${line}\n`);
      if (out.isTTY) bar.render();
    },
    stop: () => bar.stop(),
  };
}

/** `2026-09   148 mails   prompt 95, introduction 12, …` */
export function monthLine(month: string, kinds: readonly string[]): string {
  return `${month}  ${String(kinds.length).padStart(4)} mails  ${countsInWords(kinds)}`;
}

function countsInWords(kinds: readonly string[]): string {
  const groups = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => ({ kind, times: all.length }));
  const byNumber = groups.sort((one, other) => other.times - one.times || (one.kind < other.kind ? -1 : 1));
  return byNumber.map(({ kind, times }) => `${kind} ${times}`).join(", ");
}

/** The year in a few lines: totals by kind, the most anybody got, and what the check found. */
export function verdictLines(year: YearRecord): string[] {
  const { totals, checks, summary, months } = year;
  const kinds = Object.entries(totals.byKind).map(
    ([kind, mails]) => `  ${kind.padEnd(20)}${String(mails).padStart(5)}`,
  );
  const broken = checks.filter((check) => check.broken.length > 0);
  return [
    "",
    `${summary} ${months.length} months, ${totals.mentorships.begun} mentorships, ${totals.mentorships.active} of them active.`,
    ...kinds,
    `The most anybody got: ${totals.most.mentee} as a mentee, ${totals.most.mentor} as a mentor.`,
    `Did not leave, with a reason: ${totals.silent}. Planned for the year to come: ${totals.still}.`,
    "",
    ...checks.flatMap(({ notes }) => notes.map((line) => `Note: ${line}.`)),
    ...broken.flatMap(({ says, broken: lines }) => [`BROKEN ${says}`, ...lines.map((line) => `  ${line}`)]),
    broken.length === 0
      ? `All ${checks.length} rules hold.`
      : `${broken.length} of ${checks.length} rules were broken.`,
  ];
}
