import { concernLength } from "#shared/domain/concern.ts";
import type { FieldProblem } from "#shared/domain/errors.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field, TextArea } from "#shared/view/field.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** The form for a concern, past mentor and employer. */
export interface ConcernModel extends PageModel {
  programme: string;
  society: string;
  action: string;
  /** The address of who reads it, where the programme names one. */
  reader?: string | undefined;
  /** The day by which it is read. */
  readBy: string;
  keptDays: number;
  typed?: { text: string; contact: string } | undefined;
  errors?: readonly FieldProblem[] | undefined;
  received?: boolean | undefined;
}

/** Says who reads it and by when before it asks for a word. */
export function concernPage(model: ConcernModel): string {
  const t = translator(model.locale);
  const { programme, society, received } = model;
  const date = dayText(t.locale, model.readBy);
  const title = t(received ? "concern.received.title" : "concern.title");
  const wrong = new Set((model.errors ?? []).map(({ field }) => (field === "contact" ? field : "text")));
  const errors = new Map([...wrong].map((field) => [field, t(`error.concern-${field}`, { most: concernLength })]));
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={errors.size > 0 ? t("page.check", { title }) : title}
      programme={programme}
      me={model.me}
    >
      {received ? (
        <Card>
          <p>{t("concern.received.text", { date })}</p>
        </Card>
      ) : (
        <>
          <ErrorSummary t={t} errors={errors} />
          <p>{t("concern.lead")}</p>
          <Card title={t("concern.who")}>
            <p>
              {model.reader === undefined
                ? t("concern.who.office", { programme, society, date })
                : t("concern.who.contact", { contact: model.reader, society, date })}
            </p>
            <p>{t("concern.kept", { days: model.keptDays })}</p>
            <p>{t("concern.urgent")}</p>
          </Card>
          <ConcernForm t={t} model={model} errors={errors} />
        </>
      )}
    </Layout>,
  );
}

interface FormProps {
  t: Translate;
  model: ConcernModel;
  /** What is wrong, by field. */
  errors: ReadonlyMap<string, string>;
}

function ConcernForm({ t, model, errors }: FormProps) {
  return (
    <Form action={model.action} locale={model.locale}>
      <TextArea
        t={t}
        name="text"
        label={t("concern.text")}
        rows={8}
        maxlength={concernLength}
        required
        value={model.typed?.text}
        error={errors.get("text")}
      />
      <Field
        name="contact"
        type="email"
        label={t("concern.contact")}
        hint={t("concern.contact.hint")}
        value={model.typed?.contact}
        error={errors.get("contact")}
      />
      <div class="hide" aria-hidden="true">
        <label for="website">{t("concern.website")}</label>
        <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
      </div>
      <div class="acts">
        <Button>{t("concern.button")}</Button>
      </div>
    </Form>
  );
}
