import type { PairingForm } from "#shared/domain/pairing-form.ts";
import { type Feature, Handling, PairingPolicy, type Relation, standardPolicy } from "#shared/domain/pairing-policy.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { Field } from "#shared/view/field.tsx";
import { Select } from "#shared/view/select.tsx";

/** What every field of the page is drawn from. */
interface PolicyProps {
  t: Translate;
  form: PairingForm;
  errors: ReadonlyMap<string, string>;
}

const { way: Way, choice: SayChoice } = PairingPolicy.shape;

/** How a round is decided, and what people say before it is. */
export function WayFields({ t, form, errors }: PolicyProps) {
  return (
    <>
      <fieldset class="field">
        <legend>{t("howpair.way.legend")}</legend>
        {Way.unwrap().options.map((way) => (
          <Choice
            key={way}
            type="radio"
            name="way"
            id={`way-${way}`}
            value={way}
            checked={form["way"] === way}
            invalid={errors.has("way") || (way === "stable" && errors.has("untried"))}
            long
          >
            <strong>{t(`howpair.way.${way}`)}</strong> {t(`howpair.way.${way}.text`)}
          </Choice>
        ))}
      </fieldset>
      <YesOrNo t={t} form={form} errors={errors} field="floor" />
      <fieldset class="field">
        <legend>{t("howpair.choice.legend")}</legend>
        {SayChoice.unwrap().options.map((choice) => (
          <Choice
            key={choice}
            type="radio"
            name="choice"
            id={`choice-${choice}`}
            value={choice}
            checked={form["choice"] === choice}
            invalid={errors.has("choice")}
            long
          >
            <strong>{t(`howpair.choice.${choice}`)}</strong> {t(`howpair.choice.${choice}.text`)}
          </Choice>
        ))}
      </fieldset>
    </>
  );
}

/** What two people need so as to be suggested to each other at all. */
export function RuleFields({ t, form, errors }: PolicyProps) {
  return (
    <>
      <Field
        name="minimum"
        type="number"
        {...{ min: 0, max: 1000 }}
        label={t("howpair.minimum")}
        hint={t("howpair.minimum.hint", { standard: standardPolicy.minimum })}
        value={form["minimum"]}
        error={errors.get("minimum")}
      />
      <Field
        name="hoursApart"
        type="number"
        {...{ min: 1, max: 12 }}
        label={t("howpair.hoursApart")}
        hint={t("howpair.hoursApart.hint", { standard: standardPolicy.hoursApart })}
        value={form["hoursApart"]}
        error={errors.get("hoursApart")}
      />
      <YesOrNo t={t} form={form} errors={errors} field="shareTopic" />
    </>
  );
}

function YesOrNo({ t, form, errors, field }: PolicyProps & { field: "floor" | "shareTopic" }) {
  return (
    <>
      <Select name={field} id={field} label={t(`howpair.${field}`)} error={errors.get(field)}>
        {(["yes", "no"] as const).map((value) => (
          <option key={value} value={value} selected={form[field] === value}>
            {t(`howpair.${value}`)}
          </option>
        ))}
      </Select>
      <p class="soft">{t(`howpair.${field}.text`)}</p>
    </>
  );
}

/** What this programme makes of one tie between two people. */
export function TieField({ t, form, errors, relation, field }: PolicyProps & { relation: Relation; field: string }) {
  const label = t(`relation.${relation}`);
  return (
    <>
      <Select name={field} id={field.replaceAll(".", "-")} label={label} error={errors.get(field)}>
        {Handling.options.map((handling) => (
          <option key={handling} value={handling} selected={form[field] === handling}>
            {t(`howpair.tie.${handling}`)}
          </option>
        ))}
      </Select>
      <p class="soft">{t(`relation.${relation}.what`)}</p>
    </>
  );
}

/** What stands behind a weight. */
export interface WeightEvidence {
  /** Whether coordinators see what it brings to a pair. */
  shown: boolean;
  /** Publications, as they are cited. */
  sources: readonly string[];
}

interface WeightProps extends PolicyProps {
  feature: Feature;
  field: string;
  evidence: WeightEvidence;
}

/** How much one thing counts, why it does, and where that is known from. */
export function WeightField({ t, form, errors, feature, field, evidence }: WeightProps) {
  const { shown, sources } = evidence;
  const hint = [
    t(`feature.${feature}.why`),
    ...(sources.length === 0 ? [] : [t("howpair.sources", { sources: sources.join("; ") })]),
    ...(shown ? [] : [t("howpair.kept")]),
    t("howpair.weight.standard", { standard: standardPolicy.weights[feature] }),
  ];
  return (
    <Field
      name={field}
      id={field.replaceAll(".", "-")}
      type="number"
      {...{ min: 0, max: 200 }}
      label={t(`feature.${feature}`)}
      hint={hint.join(" ")}
      value={form[field]}
      error={errors.get(field)}
    />
  );
}
