import type { SettingsField } from "#shared/domain/settings-form.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** The id of a field's control: an id with a dot in it cannot be named in a style or a script without care. */
export function controlOf(field: string): string {
  return field === "topics" ? "topics-first" : field.replaceAll(".", "-");
}

/** A field as message keys have it: what stands between their dots has none. */
export function wordOf(field: SettingsField) {
  switch (field) {
    case "rounds.every":
      return "rounds-every";
    case "rounds.publish":
      return "rounds-publish";
    case "rounds.answerDays":
      return "rounds-answerDays";
    default:
      return field;
  }
}

/** A playbook as people read it: its name, and which edition. */
export function playbookText(t: Translate, pinned: string): string {
  const [name = "", version = ""] = pinned.split("@");
  const title = t.has(`settings.playbook.${name}`) ? t.of(`settings.playbook.${name}`) : name;
  return t("settings.playbook.edition", { title, version });
}
