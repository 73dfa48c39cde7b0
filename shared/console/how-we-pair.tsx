import type { FieldProblem } from "#shared/domain/errors.ts";
import { type PairingForm, pairingFields, relationFields, weightFields } from "#shared/domain/pairing-form.ts";
import type { Feature } from "#shared/domain/pairing-policy.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { RuleFields, TieField, WayFields, type WeightEvidence, WeightField } from "./how-we-pair-fields.tsx";

/** How a programme pairs, as it is or as somebody just typed it. */
export interface HowWePairModel extends ConsoleModel {
  programme: { id: string; name: string };
  version: number;
  form: PairingForm;
  errors: readonly FieldProblem[];
  evidence: Readonly<Record<Feature, WeightEvidence>>;
  /** The form shows what holds at first, which is not saved yet. */
  standard: boolean;
}

/** Which ties keep two people apart, what counts how much, and how a round is decided; what it means is tried before it is saved. */
export function howWePairPage(model: HowWePairModel): string {
  const t = translator(model.locale);
  const { programme, version, form } = model;
  const errors = errorsIn(t, model.errors);
  const path = `programmes/${programme.id}/pairing`;
  const props = { t, form, errors };
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("howpair.title")}>
      <Done t={t} done={model.done} says={{ saved: "howpair.saved" }} />
      <ErrorSummary t={t} errors={errors} control={controlOf} />
      <p>{t(model.standard ? "howpair.standard.shown" : "howpair.lead")}</p>
      <Call call={path} version={version} then={`${path}?done=saved`}>
        <Card title={t("howpair.way")}>
          <WayFields {...props} />
        </Card>
        <Card title={t("howpair.rules")}>
          <RuleFields {...props} />
        </Card>
        <Card title={t("howpair.ties")}>
          <p>{t("howpair.ties.text")}</p>
          {relationFields.map(({ relation, field }) => (
            <TieField key={field} {...props} relation={relation} field={field} />
          ))}
        </Card>
        <Card title={t("howpair.weights")}>
          <p>{t("howpair.weights.text")}</p>
          {weightFields.map(({ feature, field }) => (
            <WeightField key={field} {...props} feature={feature} field={field} evidence={model.evidence[feature]} />
          ))}
        </Card>
        <p class="acts">
          <Button name="action" value="try">
            {t("howpair.try")}
          </Button>
          <Button name="action" value="save" look="quiet">
            {t("howpair.save")}
          </Button>
        </p>
      </Call>
      <p class="acts">
        <a class="link" href={at(`${path}?standard=yes`)}>
          {t("howpair.standard")}
        </a>
        <a class="link" href={at(`programmes/${programme.id}/rounds`)}>
          {t("rounds.title")}
        </a>
      </p>
    </ConsolePage>,
  );
}

/** A field's first control: an id with a dot in it cannot be named in a style or a script without care. */
function controlOf(field: string): string {
  if (field === "way" || field === "untried") return "way-best";
  return field === "choice" ? "choice-suggest" : field.replaceAll(".", "-");
}

/** The page's own words for what is wrong, in the order of the fields. */
function errorsIn(t: Translate, problems: readonly FieldProblem[]): Map<string, string> {
  const wrong = new Set(problems.map(({ field }) => field.replace(/^pairing\./, "")));
  const errors = new Map<string, string>();
  if (wrong.delete("untried")) errors.set("untried", t("howpair.error.untried"));
  // Said at the first of them.
  if (wrong.delete("weights")) errors.set("weights.topics", t("howpair.error.shown"));
  for (const field of pairingFields) if (wrong.delete(field)) errors.set(field, wordsFor(t, field));
  if (wrong.size > 0) errors.set("other", t("error.other"));
  return errors;
}

function wordsFor(t: Translate, field: string): string {
  const weight = weightFields.find((one) => one.field === field);
  if (weight !== undefined) return t("howpair.error.weight", { name: t(`feature.${weight.feature}`) });
  const tie = relationFields.find((one) => one.field === field);
  if (tie !== undefined) return t("howpair.error.tie", { name: t(`relation.${tie.relation}`) });
  if (field === "minimum") return t("howpair.error.minimum");
  return t(field === "hoursApart" ? "howpair.error.hoursApart" : "howpair.error.choose");
}
