import type { ComponentChildren } from "preact";
import { cadences, purposes, quietAnswers, type Terms } from "#shared/domain/agreement.ts";
import { needs } from "#shared/domain/need.ts";
import { listText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { FieldError } from "#shared/view/field.tsx";
import { Button, Card, Facts, Form } from "#shared/view/parts.tsx";
import { capital, people } from "#shared/view/words.ts";
import { Acts, errorsIn, Hidden } from "./goals-form.tsx";
import type { AgreementView, GoalsModel } from "./goals-model.ts";

interface Props {
  t: Translate;
  model: GoalsModel;
  agreement: AgreementView;
}

/** What a pair agrees on: what is proposed, one tap to agree, and a form to propose something else. */
export function AgreementCard({ t, model, agreement }: Props) {
  const { mentorship, state, number, terms, before, old } = agreement;
  const names = people(t, agreement.names, agreement.others);
  const form = `propose-${mentorship}`;
  return (
    <Card title={t("agreement.title", { names })}>
      <p>{t(`agreement.${state}`, { names: capital(t.locale, names) })}</p>
      {terms === undefined ? null : <TermsList t={t} terms={terms} />}
      <p class="soft">{t("pauses.pace.agreement")}</p>
      {state === "answer" ? (
        <Acts
          t={t}
          model={model}
          hidden={{ mentorship, number: String(number) }}
          acts={[["agree", t("agreement.agree")]]}
          about={names}
        />
      ) : null}
      {before !== undefined && state !== "agreed" ? (
        <>
          <h3>{t("agreement.before")}</h3>
          <TermsList t={t} terms={before} />
        </>
      ) : null}
      {old ? <p>{t("agreement.old")}</p> : null}
      <details open={old || state === "open" || model.typed?.form === form}>
        <summary class="link">{t(terms === undefined ? "agreement.propose" : "agreement.change")}</summary>
        <TermsForm t={t} model={model} agreement={agreement} form={form} />
      </details>
    </Card>
  );
}

function TermsList({ t, terms }: { t: Translate; terms: Terms }) {
  const listed = (words: readonly string[]) => capital(t.locale, listText(t.locale, words));
  return (
    <Facts
      items={[
        [t("agreement.needs"), listed(terms.needs.map((need) => t(`need.${need}`)))],
        [t("agreement.purposes"), listed(terms.purposes.map((purpose) => t(`purpose.${purpose}`)))],
        [t("agreement.cadence"), t(`cadence.${terms.cadence}`)],
        [t("agreement.quiet"), t(`quiet.${terms.quiet}`)],
      ]}
    />
  );
}

function TermsForm({ t, model, agreement, form }: Props & { form: string }) {
  const errors = errorsIn(t, model, form);
  const chosen = model.typed?.form === form ? model.typed : agreement.terms;
  const group = (name: "needs" | "purposes", all: readonly (readonly [value: string, text: string])[]) => (
    <Group id={`${form}-${name}`} legend={t(`agreement.${name}.ask`)} error={errors.get(name)}>
      {all.map(([value, text]) => (
        <Choice
          type="checkbox"
          name={name}
          id={`${form}-${name}-${value}`}
          value={value}
          long
          checked={chosen?.[name].some((one) => one === value)}
          invalid={errors.has(name)}
        >
          {capital(t.locale, text)}
        </Choice>
      ))}
    </Group>
  );
  const one = (name: "cadence" | "quiet", all: readonly (readonly [value: string, text: string])[]) => (
    <Group id={`${form}-${name}`} legend={t(`agreement.${name}.ask`)} error={errors.get(name)}>
      {all.map(([value, text]) => (
        <Choice
          type="radio"
          name={name}
          id={`${form}-${name}-${value}`}
          value={value}
          long
          checked={chosen?.[name] === value}
          invalid={errors.has(name)}
        >
          {text}
        </Choice>
      ))}
    </Group>
  );
  return (
    <Form action={model.action} locale={t.locale}>
      <Hidden fields={{ action: "propose", mentorship: agreement.mentorship }} />
      {group(
        "needs",
        needs.map((need) => [need, t(`need.${need}`)]),
      )}
      {group(
        "purposes",
        purposes.map((purpose) => [purpose, t(`purpose.${purpose}`)]),
      )}
      {one(
        "cadence",
        cadences.map((cadence) => [cadence, t(`cadence.${cadence}`)]),
      )}
      {one(
        "quiet",
        quietAnswers.map((quiet) => [quiet, t(`quiet.${quiet}`)]),
      )}
      <div class="acts">
        <Button>{t("agreement.button")}</Button>
      </div>
    </Form>
  );
}

interface GroupProps {
  id: string;
  legend: string;
  error: string | undefined;
  children: ComponentChildren;
}

/** Choices that belong together; the summary's link leads to the group itself. */
function Group({ id, legend, error, children }: GroupProps) {
  return (
    <fieldset
      class="field"
      id={id}
      tabindex={error === undefined ? undefined : -1}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend>{legend}</legend>
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
