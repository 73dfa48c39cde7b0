import { type SettingsField, type SettingsForm, settingsFields } from "#shared/domain/settings-form.ts";
import { dayText, listText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { promptName, reasonWords } from "./mail-words.ts";
import { Along } from "./settings.tsx";
import { playbookText, wordOf } from "./settings-words.ts";
import { type WorkLineModel, type WorkModel, workPage } from "./work.tsx";

/** What other settings would change, and the button that saves them. */
export function settingsPreviewPage(model: WorkModel, form: SettingsForm, seen: number): string {
  const t = translator(model.locale);
  const lines = model.lines.map((line) => inWords(t, line));
  return workPage(
    { ...model, lines },
    model.state === "done" ? <Decide t={t} model={model} form={form} seen={seen} /> : undefined,
  );
}

function Decide({ t, model, form, seen }: { t: Translate; model: WorkModel; form: SettingsForm; seen: number }) {
  const path = `programmes/${model.programme?.id ?? ""}`;
  const work = model.path.slice(model.path.lastIndexOf("/") + 1);
  return (
    <Call call={path} method="put" version={seen} then={`${path}/settings?done=saved`}>
      <Along form={form} all />
      <p class="acts">
        <Button>{t("settings.save")}</Button>
        <a href={at(`${path}/settings?work=${work}`)}>{t("settings.back")}</a>
      </p>
    </Call>
  );
}

/** A line's values as people read them: what was chosen by its label, days as days. */
function inWords(t: Translate, line: WorkLineModel): WorkLineModel {
  const { says, values } = line;
  if (says.startsWith("mail-")) {
    const { prompt = "", from = "", to = "", reason = "" } = values;
    const day = (text: string) => (text === "" ? "" : dayText(t.locale, text));
    const said = { prompt: promptName(t, String(prompt)), from: day(String(from)), to: day(String(to)) };
    return {
      ...line,
      name: line.name ?? t("mails.nobody"),
      values: { ...said, reason: reasonWords(t, String(reason)) },
    };
  }
  const field = settingsFields.find((one) => wordOf(one) === says);
  if (field === undefined || !("is" in values)) return line;
  const shown = (value: unknown) => shownValue(t, field, String(value));
  return { ...line, values: { ...values, was: shown(values["was"]), is: shown(values["is"]) } };
}

function shownValue(t: Translate, field: SettingsField, value: string): string {
  if (value === "") return t("settings.nothing");
  if (field === "zone") return placeOfZone(value);
  if (field === "locale") return t.of(`language.${value}`);
  if (field === "playbook") return playbookText(t, value);
  if (field === "holidayCalendars") {
    return listText(
      t.locale,
      value.split(" ").map((calendar) => t.of(`holidays.calendar.${calendar}`)),
    );
  }
  const key = `settings.${wordOf(field)}.${value}`;
  return t.has(key) ? t.of(key) : value;
}
