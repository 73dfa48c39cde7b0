import { aspects } from "#shared/domain/identity.ts";
import { valueNames } from "#shared/domain/profile.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import type { ProfileModel } from "./profile-model.ts";
import { Boxes, one, type PartProps } from "./profile-parts.tsx";

const steps = ["1", "2", "3", "4", "5"] as const;

/** Six questions between two ends, five steps each. */
export function ValueFields({ t, said }: PartProps) {
  return (
    <>
      {valueNames.map((name) => {
        const ends = { first: t(`value-first.${name}`), second: t(`value-second.${name}`) };
        const answer = one(said, name) ?? "";
        return (
          <fieldset class="field">
            <legend>{t(`value.${name}`)}</legend>
            <div class="ends" aria-hidden="true">
              <span>{ends.first}</span>
              <span>{ends.second}</span>
            </div>
            <div class="steps">
              {steps.map((step) => (
                <Choice type="radio" name={name} id={`${name}-${step}`} value={step} checked={answer === step}>
                  <span class="hide">{t(`value-step.${step}`, ends)}</span>
                </Choice>
              ))}
            </div>
            {answer === "" ? null : (
              <Choice type="radio" name={name} id={`${name}-none`} value="">
                {t("profile.choose")}
              </Choice>
            )}
          </fieldset>
        );
      })}
    </>
  );
}

/** What a coordinator looks at before somebody mentors, and where that stands. */
export function CredentialFields({ t, said, errors, model }: PartProps & { model: ProfileModel }) {
  const date = dayText(t.locale, model.hearBy);
  return (
    <>
      {model.vetting === "not-needed" ? null : (
        <p>
          <strong>{t(`profile.vetting.${model.vetting}`, { date })}</strong>
        </p>
      )}
      <Field
        name="licence"
        label={t("profile.licence")}
        hint={t("profile.licence.hint")}
        maxlength={200}
        value={one(said, "licence")}
        error={errors.get("licence")}
      />
      <Field
        name="years"
        type="number"
        min={0}
        max={70}
        label={t("profile.years")}
        value={one(said, "years")}
        error={errors.get("years")}
      />
      <Field
        name="credentialLink"
        label={t("profile.credentialLink")}
        hint={t("profile.link.hint")}
        maxlength={300}
        value={one(said, "credentialLink")}
        error={errors.get("credentialLink")}
      />
    </>
  );
}

/** Who somebody is: each in their own words, or that they would rather not say. */
export function IdentityFields({ t, said, errors }: PartProps) {
  return (
    <>
      {aspects.map((aspect) => (
        <div>
          <Field
            name={aspect}
            label={t(`aspect.${aspect}`)}
            hint={t("identity.hint")}
            maxlength={80}
            value={one(said, aspect)}
            error={errors.get(aspect)}
          />
          <Choice
            type="checkbox"
            name="ratherNot"
            id={`rather-not-${aspect}`}
            value={aspect}
            checked={said["ratherNot"]?.includes(aspect)}
            long
          >
            {t("identity.rather-not")}
            <span class="hide"> – {t(`aspect.${aspect}`)}</span>
          </Choice>
        </div>
      ))}
      <Boxes
        said={said}
        name="shares"
        label={t("identity.shares")}
        options={aspects.map((aspect) => [aspect, t(`aspect.${aspect}`)])}
      />
      <Choice
        type="checkbox"
        name="identityConsent"
        id="identityConsent"
        value="yes"
        checked={one(said, "identityConsent") !== undefined}
        error={errors.get("identityConsent")}
        required
        long
      >
        {t("identity.consent")}
      </Choice>
    </>
  );
}

/** One press takes the consent back, and the answers with it. */
export function IdentityWithdrawal({ t, model }: { t: Translate; model: ProfileModel }) {
  if (model.identitySince === undefined) return null;
  return (
    <>
      <p id="identity-since">{t("identity.given", { date: dayText(t.locale, model.identitySince) })}</p>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="part" value="identity-withdrawal" />
        <div class="acts">
          <Button look="grave" describedBy="identity-since">
            {t("identity.withdraw")}
          </Button>
        </div>
      </Form>
    </>
  );
}
