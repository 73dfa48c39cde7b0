import { stringify } from "csv-stringify/sync";
import type { Temporal } from "temporal-polyfill";
import { noneText } from "../../../console/files-none.ts";
import { filesReportPage } from "../../../console/files-report.tsx";
import { reasonsText } from "../../../console/pair-words.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { PairingPolicy } from "../../../domain/pairing-policy.ts";
import { instantText } from "../../../domain/time.ts";
import { translator } from "../../../locales/translate.ts";
import type { Lined } from "./file-person.ts";
import type { FileRound } from "./file-round.ts";

/** What a round on files is told with. */
interface About {
  readonly locale: Locale;
  readonly programme: string | undefined;
  readonly policy: PairingPolicy;
  readonly now: Temporal.Instant;
}

/** The round as JSON, everybody by what names them in their file. */
export function roundJson(round: FileRound, { locale, programme, policy, now }: About): string {
  const t = translator(locale);
  const { mentees, mentors, places, points, quality, proof, helps } = round;
  const told = {
    ...(programme !== undefined && { programme }),
    at: instantText(now),
    ...{ way: policy.way, weights: policy.weights },
    ...{ mentees, mentors, places, paired: round.pairs.length, points },
    pairs: round.pairs.map(({ mentee, mentor, points: its, fit, reasons, warnings }) => ({
      ...{ mentee: mentee.key, mentor: mentor.key, points: its, fit, why: reasonsText(t, reasons), reasons },
      ...(warnings.length > 0 && { warnings }),
    })),
    unpaired: round.unpaired.map((none) => ({ ...none, mentee: none.mentee.key, text: noneText(t, none, mentees) })),
    helps: helps.map((one) => ({ ...one, mentor: one.mentor.key })),
    ...{ quality, proof },
  };
  return `${JSON.stringify(told, undefined, 1)}\n`;
}

/** The pairs for a spreadsheet, one a line. What it would run as a formula begins with an apostrophe. */
export function roundCsv({ pairs }: FileRound, { locale }: About): string {
  const t = translator(locale);
  const lines = pairs.map(({ mentee, mentor, points, reasons }) => ({
    ...{ mentee: mentee.key, mentor: mentor.key, points, why: reasonsText(t, reasons) },
  }));
  return stringify(lines, { header: true, columns: ["mentee", "mentor", "points", "why"], escape_formulas: true });
}

/** The round as one page to read and to print. */
export function roundHtml(round: FileRound, { locale, programme, policy, now }: About): string {
  const used = new Map<string, number>();
  for (const { mentor } of round.pairs) used.set(mentor.key, (used.get(mentor.key) ?? 0) + 1);
  return filesReportPage({
    ...{ locale, programme, at: instantText(now), way: policy.way },
    ...{ mentees: round.mentees, mentors: round.mentors, places: round.places },
    pairs: round.pairs.map(({ mentee, mentor, points, reasons, warnings }) => ({
      ...{ mentee: labelOf(mentee), mentor: labelOf(mentor), points, reasons, warnings },
    })),
    unpaired: round.unpaired.map((none) => ({ ...none, mentee: labelOf(none.mentee) })),
    ...{ spread: round.spread, loads: [...used.values()] },
    ...{ quality: round.quality, proof: round.proof },
  });
}

/** A name, where the file has one beside what names people in it. */
function labelOf({ key, person: { name } }: Lined): string {
  return name === undefined || name === key ? key : `${name} (${key})`;
}
