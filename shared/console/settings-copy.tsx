import type { FieldProblem } from "#shared/domain/errors.ts";
import { translator } from "#shared/locales/translate.ts";
import { type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** A new programme like another. */
export interface CopyModel extends ConsoleModel {
  programme: { id: string; name: string };
  typed: { id: string; name: string };
  errors: readonly FieldProblem[];
}

/** What goes along, what does not, and the two things a new programme needs of its own. */
export function copyPage(model: CopyModel): string {
  const t = translator(model.locale);
  const { programme, typed } = model;
  const wrong = (["name", "id"] as const).filter((field) => model.errors.some((one) => one.field === field));
  const errors = new Map(wrong.map((field) => [field, t(`settings.copy.error.${field}`)]));
  return renderPage(
    <ConsolePage t={t} model={model} part="settings" title={t("settings.copy.title", { programme: programme.name })}>
      <ErrorSummary t={t} errors={errors} />
      <p>{t("settings.copy.lead")}</p>
      <Card>
        <Call call={`programmes/${programme.id}/copy`}>
          <Field
            name="name"
            label={t("settings.copy.name")}
            maxlength={80}
            required
            value={typed.name}
            error={errors.get("name")}
          />
          <Field
            name="id"
            label={t("settings.copy.id")}
            hint={t("settings.copy.id.hint")}
            maxlength={40}
            required
            value={typed.id}
            error={errors.get("id")}
          />
          <p class="acts">
            <Button>{t("settings.copy.button")}</Button>
          </p>
        </Call>
      </Card>
    </ConsolePage>,
  );
}
