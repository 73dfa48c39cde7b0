import type { KeyDate } from "#shared/domain/key-date.ts";
import { listText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field, FieldError } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { ZoneOptions } from "#shared/view/zones.tsx";
import { keyDateName, whenText } from "./key-dates.tsx";
import { promptName } from "./mail-words.ts";

/** One key date, with the form to confirm, move or cancel it. */
export interface KeyDateModel extends ConsoleModel {
  programme: ConsoleProgramme;
  keyDate: KeyDate;
  /** The programme's zone. */
  zone: string;
  /** This cycle and the next, to choose from. */
  cycles: readonly string[];
  /** Touchpoints that hang on it. */
  prompts: readonly string[];
  /** What was typed when the form was refused. */
  typed: {
    date?: string | undefined;
    days?: string | undefined;
    zone?: string | undefined;
    state?: string | undefined;
  };
  /** Fields that are not right. */
  wrong: readonly string[];
}

/** The usual answer first. */
const states = ["confirmed", "tentative", "cancelled"] as const;
const fields = ["date", "days", "zone", "state"] as const;

/** The form leads to what it would change; only there it is done. */
export function keyDatePage(model: KeyDateModel): string {
  const t = translator(model.locale);
  const { keyDate, programme, prompts } = model;
  const name = keyDateName(t, keyDate.name);
  const path = `programmes/${programme.id}/key-dates/${keyDate.name}`;
  const hanging = prompts.map((prompt) => promptName(t, prompt));
  const errors = errorsIn(t, model.wrong);
  return renderPage(
    <ConsolePage t={t} model={model} part="dates" title={name}>
      <ErrorSummary t={t} errors={errors} control={firstOf} />
      <p>
        {t("dates.now", { when: whenText(t, keyDate, model.zone), state: t(`dates.state.${keyDate.state}`) })}{" "}
        {t("dates.cycle", { cycle: keyDate.cycle })}
      </p>
      <p class="acts">
        {model.cycles
          .filter((cycle) => cycle !== keyDate.cycle)
          .map((cycle) => (
            <a key={cycle} href={at(`${path}?cycle=${cycle}`)}>
              {t("dates.other", { name, cycle })}
            </a>
          ))}
      </p>
      {hanging.length === 0 ? null : <p>{t("dates.hanging", { prompts: listText(t.locale, hanging) })}</p>}
      {keyDate.state === "tentative" ? <Confirm t={t} keyDate={keyDate} path={path} programme={programme.id} /> : null}
      <Card title={t("dates.change")}>
        <p>{t("dates.change.text")}</p>
        <Call call={`${path}/preview`} version={keyDate.version}>
          <input type="hidden" name="cycle" value={keyDate.cycle} />
          <Form t={t} model={model} errors={errors} />
          <div class="acts">
            <Button>{t("dates.look")}</Button>
          </div>
        </Call>
      </Card>
    </ConsolePage>,
  );
}

/** Says that the day is certain as it stands: nobody's mail changes by that. */
function Confirm({ t, keyDate, path, programme }: { t: Translate; keyDate: KeyDate; path: string; programme: string }) {
  return (
    <Call call={path} method="put" version={keyDate.version} then={`programmes/${programme}/key-dates?done=saved`}>
      <KeyDateFields date={keyDate.date} days={keyDate.days} zone={keyDate.zone ?? ""} state="confirmed" />
      <div class="acts">
        <Button>{t("dates.confirm")}</Button>
      </div>
    </Call>
  );
}

/** A key date as hidden fields, as the route that sets it reads them. */
export function KeyDateFields({
  date,
  days,
  zone,
  state,
}: {
  date: string;
  days: number;
  zone: string;
  state: string;
}) {
  return (
    <>
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="days" value={days} />
      <input type="hidden" name="zone" value={zone} />
      <input type="hidden" name="state" value={state} />
    </>
  );
}

/** The page's own words for what is wrong. */
function errorsIn(t: Translate, wrong: readonly string[]): Map<string, string> {
  const known = wrong.map((field) => fields.find((one) => one === field));
  return new Map(known.map((one) => (one ? [one, t(`dates.error.${one}`)] : ["other", t("error.other")])));
}

/** The first control of a field. */
function firstOf(field: string): string {
  return field === "state" ? "state-confirmed" : field;
}

interface FormProps {
  t: Translate;
  model: KeyDateModel;
  /** What is wrong, by field. */
  errors: ReadonlyMap<string, string>;
}

function Form({ t, model: { keyDate, typed, zone }, errors }: FormProps) {
  const state = typed.state ?? (keyDate.state === "tentative" ? "confirmed" : keyDate.state);
  return (
    <>
      <Field
        name="date"
        type="date"
        label={t("dates.field.date")}
        value={typed.date ?? keyDate.date}
        required
        error={errors.get("date")}
        hint={t("dates.field.date.hint", { cycle: keyDate.cycle })}
      />
      <Field
        name="days"
        type="number"
        label={t("dates.field.days")}
        value={typed.days ?? String(keyDate.days)}
        min={1}
        max={60}
        error={errors.get("days")}
      />
      <Select name="zone" id="zone" label={t("dates.field.zone")} error={errors.get("zone")}>
        <option value="">{t("dates.field.zone.usual", { place: placeOfZone(zone) })}</option>
        <ZoneOptions chosen={typed.zone ?? keyDate.zone ?? ""} />
      </Select>
      <fieldset class="field">
        <legend>{t("dates.field.state")}</legend>
        {states.map((one) => (
          <Choice key={one} type="radio" name="state" id={`state-${one}`} value={one} checked={state === one} long>
            {t(`dates.choice.${one}`)}
          </Choice>
        ))}
        <FieldError id="state" error={errors.get("state")} />
      </fieldset>
    </>
  );
}
