import type { HolidayCalendar } from "#shared/domain/programme.ts";
import type { SettingsField } from "#shared/domain/settings-form.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** The id of a field's control: an id with a dot in it cannot be named in a style or a script without care. */
export function controlOf(field: string): string {
  return field === "topics" || field === "holidayCalendars" ? `${field}-first` : field.replaceAll(".", "-");
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

/** How far a country's holidays are known: all of them, and those of a fixed rule. */
export interface CalendarReach {
  known: string;
  reaches: string;
}

/** A country's holidays as people choose them, with how far they are known. */
export function calendarText(t: Translate, calendar: HolidayCalendar, { known, reaches }: CalendarReach): string {
  return t("holidays.calendar.reach", {
    calendar: t(`holidays.calendar.${calendar}`),
    known: dayText(t.locale, known),
    partly: known === reaches ? "no" : "yes",
  });
}
