import type { ComponentChildren } from "preact";
import { locales } from "#shared/domain/locale.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { ZoneOptions } from "#shared/view/zones.tsx";
import type { MeModel } from "./me-model.ts";

interface Props {
  t: Translate;
  model: MeModel;
}

/** Places, language, zone, and whether ideas for a talk arrive by mail: one form each. */
export function SettingsCard({ t, model }: Props) {
  return (
    <Card title={t("me.settings")}>
      {model.places === undefined ? null : (
        <Setting t={t} model={model} of="places" label={t("me.places")}>
          <Field
            bare
            name="places"
            type="number"
            min={0}
            max={10}
            label={t("me.places")}
            value={String(model.places)}
          />
        </Setting>
      )}
      {/* Without the page's own language on the address: the answer comes in the one just chosen. */}
      <Setting t={t} model={model} of="language" label={t("me.language")} plain>
        <Select bare name="language" id="language" label={t("me.language")}>
          {locales.map((locale) => (
            <option value={locale} selected={locale === model.locale} lang={locale}>
              {t(`language.${locale}`)}
            </option>
          ))}
        </Select>
      </Setting>
      <Setting t={t} model={model} of="zone" label={t("me.zone")}>
        <Select bare name="zone" id="zone" label={t("me.zone")}>
          <ZoneOptions chosen={model.zone} />
        </Select>
      </Setting>
      <Prompts t={t} model={model} />
      <Pause t={t} model={model} />
    </Card>
  );
}

interface SettingProps extends Props {
  of: string;
  label: string;
  plain?: boolean;
  /** What the button says, where it does more than save. */
  button?: string;
  children: ComponentChildren;
}

function Setting({ t, model, of, label, plain = false, button = t("me.save"), children }: SettingProps) {
  return (
    <Form action={model.action} locale={plain ? undefined : t.locale}>
      <input type="hidden" name="action" value={of} />
      <div class="inline field">
        {children}
        <Button look="quiet">
          {button}
          <span class="hide"> – {label}</span>
        </Button>
      </div>
    </Form>
  );
}

function Prompts({ t, model }: Props) {
  return (
    <Form action={model.action} locale={t.locale}>
      <input type="hidden" name="action" value="prompts" />
      <p id="prompts">
        <strong>{t("me.prompts")}</strong> {t(model.prompts ? "me.prompts.on" : "me.prompts.off")}
      </p>
      <div class="acts">
        <Button name="prompts" value={model.prompts ? "off" : "on"} look="quiet" describedBy="prompts">
          {t(model.prompts ? "me.prompts.turn-off" : "me.prompts.turn-on")}
        </Button>
      </div>
    </Form>
  );
}

/** A rest, with the day they are back; while it lasts, the way back. */
function Pause({ t, model }: Props) {
  if (model.pausedUntil === undefined) {
    return (
      <>
        <p id="pause-text">
          <strong>{t("me.pause")}</strong> {t("me.pause.text")}
        </p>
        <Setting t={t} model={model} of="pause" label={t("me.pause.until")} button={t("me.pause.button")}>
          <Field bare name="until" type="date" label={t("me.pause.until")} />
        </Setting>
      </>
    );
  }
  return (
    <Form action={model.action} locale={t.locale}>
      <input type="hidden" name="action" value="resume" />
      <p id="paused">
        <strong>{t("me.paused", { date: dayText(t.locale, model.pausedUntil) })}</strong> {t("me.paused.text")}
      </p>
      <div class="acts">
        <Button look="quiet" describedBy="paused">
          {t("me.resume")}
        </Button>
      </div>
    </Form>
  );
}
