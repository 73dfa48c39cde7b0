import { type FieldProblem, wrongFields } from "#shared/domain/errors.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { actText } from "#shared/pages/privacy-log.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { actorText } from "./actor.ts";

/** A decision on a mentor, as it was kept. */
export interface VettingStep {
  at: string;
  by: string;
  did: string;
  reason: string;
}

/** What was typed into the form. */
export interface VettingTyped {
  places?: string | undefined;
  reason?: string | undefined;
}

interface FormProps {
  t: Translate;
  programme: string;
  person: string;
  version: number;
  places: number | null;
  months?: number | undefined;
  /** Where to go afterwards. */
  then: string;
  typed?: VettingTyped | undefined;
  errors?: readonly FieldProblem[] | undefined;
}

/** The first is pressed by Enter in a field: it must be the one that sends nothing and refuses nobody. */
const buttons = [
  ["mark-checked", "quiet"],
  ["approve", "main"],
  ["ask-documents", "quiet"],
  ["more-information", "quiet"],
  ["reject", "grave"],
] as const;

/** The decision on a mentor: one button each, with places and a reason to keep. */
export function VettingForm({ t, programme, person, version, places, months, then, typed, errors = [] }: FormProps) {
  const wrong = wrongIn(t, errors);
  return (
    <Card title={t("vetting.decision")}>
      <ErrorSummary t={t} errors={wrong} heading="h3" />
      <Call call={`programmes/${programme}/participants/${person}/vetting`} then={then} version={version}>
        <Field
          name="places"
          type="number"
          min={0}
          max={10}
          label={t("vetting.places")}
          hint={t("vetting.places.hint")}
          value={typed?.places ?? (places === null ? "" : String(places))}
          error={wrong.get("places")}
        />
        <Field
          name="reason"
          maxlength={300}
          label={t("vetting.reason")}
          hint={t("vetting.reason.hint")}
          value={typed?.reason}
          error={wrong.get("reason")}
        />
        <p class="soft">{months === undefined ? t("vetting.no-end") : t("vetting.end", { months })}</p>
        <div class="acts">
          {buttons.map(([decision, look]) => (
            <Button
              name="decision"
              value={decision}
              look={look}
              asks={decision === "reject" ? t("vetting.reject.sure") : undefined}
            >
              {t(`vetting.decide.${decision}`)}
            </Button>
          ))}
        </div>
      </Call>
    </Card>
  );
}

/** The form's own words for what is wrong; what is no field's only counts where nothing else is. */
function wrongIn(t: Translate, errors: readonly FieldProblem[]): Map<string, string> {
  const wrong = wrongFields(errors);
  const found = new Map<string, string>();
  for (const field of ["places", "reason"] as const)
    if (wrong.has(field)) found.set(field, t(`vetting.error.${field}`));
  if (wrong.size > 0 && found.size === 0) found.set("other", t("error.other"));
  return found;
}

/** What was decided so far, and why. */
export function VettingHistory({ t, zone, steps }: { t: Translate; zone: string; steps: readonly VettingStep[] }) {
  return (
    <>
      <h3>{t("vetting.history")}</h3>
      {steps.length === 0 ? <p>{t("vetting.history.none")}</p> : null}
      <ul>
        {steps.map(({ at, by, did, reason }) => (
          <li>
            {t("person.act", {
              date: dayOfInstant(t.locale, zone, at),
              what: actText(t, { did }),
              who: actorText(t, by),
            })}
            {reason === "" ? null : <span class="soft"> {t("vetting.because", { reason })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
