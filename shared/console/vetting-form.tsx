import type { FieldProblem } from "#shared/domain/errors.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { actText } from "#shared/pages/privacy-log.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
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
  const wrong = new Set(errors.map(({ field }) => field.split(/[.[]/, 1).join("")));
  const error = (field: "places" | "reason") => (wrong.has(field) ? t(`vetting.error.${field}`) : undefined);
  const known = (["places", "reason"] as const).filter((field) => wrong.has(field));
  return (
    <Card title={t("vetting.decision")}>
      {wrong.size === 0 ? null : (
        <Notice look="bad">
          <h3>{t("error.title", { count: Math.max(1, known.length) })}</h3>
          <ul>
            {known.map((field) => (
              <li>
                <a href={`#${field}`}>{t(`vetting.error.${field}`)}</a>
              </li>
            ))}
            {known.length === 0 ? <li>{t("error.other")}</li> : null}
          </ul>
        </Notice>
      )}
      <Call call={`programmes/${programme}/participants/${person}/vetting`} then={then} version={version}>
        <Field
          name="places"
          type="number"
          min={0}
          max={10}
          label={t("vetting.places")}
          hint={t("vetting.places.hint")}
          value={typed?.places ?? (places === null ? "" : String(places))}
          error={error("places")}
        />
        <Field
          name="reason"
          maxlength={300}
          label={t("vetting.reason")}
          hint={t("vetting.reason.hint")}
          value={typed?.reason}
          error={error("reason")}
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
