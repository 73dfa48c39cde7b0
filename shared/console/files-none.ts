import type { Unpaired } from "#shared/domain/explanation.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** Why somebody has no mentor, in sentences: the reason, who wants the same places, and the rule that keeps most away. */
export function noneText(
  t: Translate,
  { why, places, bar, rivals }: Pick<Unpaired, "why" | "places" | "bar" | "rivals">,
  waiting: number,
): string {
  return [
    t(`rounds.none.${why}`, { places, waiting }),
    ...(rivals === undefined ? [] : [t("none.rivals", { others: rivals.mentees - 1, places: rivals.places })]),
    ...(bar === undefined ? [] : [t("none.bar", { mentors: bar.mentors, of: bar.of }), t.of(`barrier.${bar.rule}`)]),
  ].join(" ");
}
