import { momentText, placeOfZone } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** An instant as the clocks of two people show it, each with where that is; once where they show the same. */
export function momentForBoth(t: Translate, mine: string, theirs: string, instant: string): string {
  const [here, there] = [momentText(t.locale, mine, instant), momentText(t.locale, theirs, instant)];
  if (here === there) return t("meet.time.same", { mine: here });
  const places = { here: placeOfZone(mine), there: placeOfZone(theirs) };
  return t("meet.time", { mine: here, theirs: there, ...places });
}
