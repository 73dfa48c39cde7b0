import type { Translate } from "#shared/locales/translate.ts";
import { promptName } from "./mail-words.ts";

/** One thing a look at a year plan found. */
export interface FindingModel {
  level: "error" | "warning";
  /** The key of the prompt it is about; empty for the plan as a whole. */
  touchpoint: string;
  says: string;
  values: Readonly<Record<string, string | number>>;
}

/** What was found, in one sentence that begins with the prompt it is about. */
export function findingText(t: Translate, { touchpoint, says, values }: FindingModel): string {
  const text = t.of(`books.finding.${says}`, values);
  return touchpoint === "" ? text : t("books.finding.of", { prompt: promptName(t, touchpoint), key: touchpoint, text });
}
