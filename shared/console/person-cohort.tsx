import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import type { PersonModel } from "./person-model.ts";

/** The cohort somebody belongs to, and the form to set another. */
export function CohortCard({ t, model }: { t: Translate; model: PersonModel }) {
  const { participant, programme, cohortTyped } = model;
  const path = `programmes/${programme.id}/participants/${participant.person}`;
  const error = cohortTyped === undefined ? undefined : t("pauses.error.cohort");
  return (
    <Card title={t("pauses.cohort")}>
      <ErrorSummary t={t} errors={new Map(error === undefined ? [] : [["cohort", error]])} heading="h3" />
      <p>{t("pauses.person.cohort", { cohort: participant.cohort ?? "none" })}</p>
      <Call call={path} method="put" then={`${path}?done=cohort`} version={participant.version}>
        <Field
          name="cohort"
          label={t("pauses.person.field")}
          value={cohortTyped ?? participant.cohort ?? ""}
          maxlength={40}
          error={error}
          hint={t("pauses.person.hint")}
        />
        <div class="acts">
          <Button look="quiet">{t("pauses.person.set")}</Button>
        </div>
      </Call>
    </Card>
  );
}
