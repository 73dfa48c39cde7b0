import type { FieldProblem } from "#shared/domain/errors.ts";
import { translator } from "#shared/locales/translate.ts";
import { type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
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
  const error = (field: "name" | "id") => (wrong.includes(field) ? t(`settings.copy.error.${field}`) : undefined);
  return renderPage(
    <ConsolePage t={t} model={model} part="settings" title={t("settings.copy.title", { programme: programme.name })}>
      {wrong.length === 0 ? null : (
        <Notice look="bad">
          <h2>{t("error.title", { count: wrong.length })}</h2>
          <ul>
            {wrong.map((field) => (
              <li key={field}>
                <a href={`#${field}`}>{error(field)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{t("settings.copy.lead")}</p>
      <Card>
        <Call call={`programmes/${programme.id}/copy`}>
          <Field
            name="name"
            label={t("settings.copy.name")}
            maxlength={80}
            required
            value={typed.name}
            error={error("name")}
          />
          <Field
            name="id"
            label={t("settings.copy.id")}
            hint={t("settings.copy.id.hint")}
            maxlength={40}
            required
            value={typed.id}
            error={error("id")}
          />
          <p class="acts">
            <Button>{t("settings.copy.button")}</Button>
          </p>
        </Call>
      </Card>
    </ConsolePage>,
  );
}
