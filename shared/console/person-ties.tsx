import { toldKinds } from "#shared/domain/known.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import type { PersonModel } from "./person-model.ts";

interface Props {
  t: Translate;
  model: PersonModel;
}

/** What stands between this person and others as coordinators noted it, and the form to note more. */
export function TiesCard({ t, model }: Props) {
  const { participant, programme, relationTyped: typed } = model;
  const path = `programmes/${programme.id}/participants/${participant.person}`;
  const errors = errorsOf(t, typed?.errors ?? []);
  return (
    <Card title={t("relation.title")}>
      <ErrorSummary t={t} errors={errors} heading="h3" />
      <p>{t("relation.text")}</p>
      <Ties t={t} model={model} />
      <Call call={path} method="put" then={`${path}?done=tie`}>
        <input type="hidden" name="about" value="relation" />
        <Select name="as" id="as" label={t("relation.as")} error={errors.get("as")}>
          <option value="">{t("known.choose")}</option>
          {toldKinds.map((kind) => (
            <option value={kind} selected={typed?.as === kind}>
              {t(`relation.${kind}`)}
            </option>
          ))}
        </Select>
        <Field
          name="email"
          type="email"
          label={t("relation.email")}
          hint={t("relation.email.hint")}
          autocomplete="off"
          value={typed?.email}
          error={errors.get("email")}
        />
        <div class="acts">
          <Button look="quiet">{t("relation.tell")}</Button>
        </div>
      </Call>
    </Card>
  );
}

function Ties({ t, model: { told, participant, programme, zone } }: Props) {
  const path = `programmes/${programme.id}/participants/${participant.person}`;
  return (
    <div id="knows">
      {told.map(({ id, as, at, name }) => (
        <Call key={id} call={path} method="put" then={`${path}?done=untied`}>
          <input type="hidden" name="about" value="relation-removal" />
          <input type="hidden" name="entry" value={id} />
          <p id={id}>
            {t("relation.entry", {
              kind: t(`relation.${as}`),
              name: name ?? t("relation.nobody"),
              date: at === undefined ? "" : dayOfInstant(t.locale, zone, at),
            })}
          </p>
          <div class="acts">
            <Button look="quiet" describedBy={id}>
              {t("known.remove")}
            </Button>
          </div>
        </Call>
      ))}
    </div>
  );
}

function errorsOf(t: Translate, wrong: readonly string[]): Map<string, string> {
  const words = [
    ["as", t("relation.error.as")],
    ["email", t("relation.error.email")],
    ["knows", t("known.error.full")],
  ] as const;
  return new Map(words.filter(([field]) => wrong.includes(field)));
}
