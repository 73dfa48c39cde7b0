import type { FieldProblem } from "#shared/domain/errors.ts";
import type { HolidayCalendar } from "#shared/domain/programme.ts";
import { type SettingsField, type SettingsForm, settingsFields, settingsGroups } from "#shared/domain/settings-form.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { SettingsControl } from "./settings-fields.tsx";
import { type CalendarReach, controlOf, wordOf } from "./settings-words.ts";

/** The settings of a programme, as they are or as somebody just typed them. */
export interface SettingsModel extends ConsoleModel {
  programme: { id: string; name: string };
  version: number;
  form: SettingsForm;
  /** Playbooks to choose from, as `name@version`. */
  playbooks: readonly string[];
  /** Countries whose holidays are known here, and how far. */
  calendars: Readonly<Record<HolidayCalendar, CalendarReach>>;
  errors: readonly FieldProblem[];
}

/** Everything a coordinator may set, in groups; what a change would do is shown before it is saved. */
export function settingsPage(model: SettingsModel): string {
  const t = translator(model.locale);
  const { programme, version, form } = model;
  const errors = errorsIn(t, model.errors);
  const path = `programmes/${programme.id}`;
  return renderPage(
    <ConsolePage t={t} model={model} part="settings" title={t("settings.title")}>
      <Done t={t} done={model.done} says={{ saved: "settings.saved", copied: "settings.copied" }} />
      {errors.size === 0 ? <p>{t("settings.lead")}</p> : <ErrorSummary t={t} errors={errors} control={controlOf} />}
      <Call call={`${path}/settings/preview`} version={version}>
        {Object.entries(settingsGroups).map(([group, fields]) => (
          <Card key={group} title={t.of(`settings.group.${group}`)}>
            {fields.map((field) => (
              <SettingsControl
                key={field}
                t={t}
                field={field}
                form={form}
                playbooks={model.playbooks}
                calendars={model.calendars}
                error={errors.get(field)}
              />
            ))}
          </Card>
        ))}
        <Along form={form} />
        <p class="acts">
          <Button>{t("settings.look")}</Button>
        </p>
      </Call>
      <p>
        <a href={at(`${path}/pairing`)} class="link">
          {t("howpair.title")}
        </a>
      </p>
      <p>
        <a href={at(`${path}/year-plans`)} class="link">
          {t("books.title")}
        </a>
      </p>
      <p>
        <a href={at(`${path}/copy`)} class="link">
          {t("settings.copy")}
        </a>
      </p>
    </ConsolePage>,
  );
}

/** Settings the form does not ask for go with it as they are. */
export function Along({ form, all = false }: { form: SettingsForm; all?: boolean }) {
  const asked = (name: string) => settingsFields.some((field) => field === name);
  return (
    <>
      {Object.entries(form)
        .filter(([name]) => (all && asked(name)) || name.startsWith("json."))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}

/** The page's own words for what is wrong, in the order of the fields. */
function errorsIn(t: Translate, problems: readonly FieldProblem[]): Map<string, string> {
  const of = ({ field }: FieldProblem): SettingsField | undefined =>
    settingsFields.find((one) => field === one || field.startsWith(`${one}.`));
  const wrong = new Set(problems.map(of));
  const errors = new Map<string, string>();
  for (const field of settingsFields) if (wrong.has(field)) errors.set(field, t(`settings.error.${wordOf(field)}`));
  if (wrong.has(undefined)) errors.set("other", t("error.other"));
  return errors;
}
