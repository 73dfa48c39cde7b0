import type { Fit } from "#shared/domain/explanation.ts";
import { shownFeatures } from "#shared/domain/pairing-policy.ts";
import type { Reason } from "#shared/domain/round.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { safeName } from "#shared/view/words.ts";

/** A name as the console shows it; whoever is no longer kept has none. */
export function nameIn(t: Translate, names: ReadonlyMap<string, string>, person: string): string {
  const name = safeName(names.get(person) ?? "");
  return name === "" ? t("pair.nameless") : name;
}

/** What speaks for a pair, feature by feature; those that bring nothing are left out. */
export function fitFacts(t: Translate, fit: Fit): [string, string][] {
  return shownFeatures
    .filter((feature) => fit[feature] > 0)
    .map((feature) => [t.of(`feature.${feature}`), t("pair.points", { points: fit[feature] })]);
}

/** Why two people fit, for somebody who is neither of them. */
export function reasonsText(t: Translate, reasons: readonly Reason[]): string {
  return reasons.map((reason) => reasonText(t, reason)).join(" ");
}

function reasonText(t: Translate, { reason, detail }: Reason): string {
  switch (reason) {
    case "topic":
      return t("pair.reason.topic", { topic: t.of(`topic.${detail}`) });
    case "stage":
      return t("pair.reason.stage", { being: t.of(`being.${detail}`) });
    case "zone":
      return t("pair.reason.zone", { hours: Number(detail) });
    case "ways":
      return t("pair.reason.ways", { ways: t.of(`way.${detail}`) });
    case "values":
      return t("pair.reason.values");
    case "region":
      return t("pair.reason.region");
    case "institution":
      return t("pair.reason.institution");
    case "practice":
      return t("pair.reason.practice");
    case "sector":
      return t("pair.reason.sector");
    case "place":
      return t("pair.reason.place");
  }
}
