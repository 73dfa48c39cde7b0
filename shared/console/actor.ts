import type { Translate } from "#shared/locales/translate.ts";

/** Who did something, as coordinators read it: people by name where it is known, coordinators by their sign-in. */
export function actorText(t: Translate, by: string, names: ReadonlyMap<string, string> = new Map()): string {
  switch (by) {
    case "almanac":
      return t("person.by.schedule");
    case "ses":
      return t("person.by.mail");
    case "somebody":
      return t("person.by.somebody");
    default:
      return names.get(by) || (by.startsWith("per_") ? t("person.by.gone") : t("person.by.coordinator", { who: by }));
  }
}
