import { goalLength, horizons } from "#shared/domain/goal.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { TextArea } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import type { GoalsModel, GoalWords } from "./goals-model.ts";

const fields = [
  "words",
  "horizon",
  "needs",
  "purposes",
  "cadence",
  "quiet",
  "goals",
  "versions",
  "suggestions",
] as const;
type GoalsField = (typeof fields)[number];

/** What is wrong, in the page's own words, in the order of the fields; anything unknown is `other`. */
export function goalErrors(t: Translate, { errors = [] }: GoalsModel): Map<GoalsField | "other", string> {
  const wrong = new Set(errors.map(({ field }) => field.split(".", 1).join("")));
  const found = new Map<GoalsField | "other", string>();
  for (const field of fields) if (wrong.delete(field)) found.set(field, t(`goals.error.${field}`));
  if (wrong.size > 0) found.set("other", t("error.other"));
  return found;
}

/** The errors of one form; none for all the others. */
export function errorsIn(t: Translate, model: GoalsModel, form: string) {
  return model.typed?.form === form ? goalErrors(t, model) : new Map<GoalsField | "other", string>();
}

/** All that is wrong, first on the page, each line a link to its field where it has one. */
export function GoalErrors({ t, model }: { t: Translate; model: GoalsModel }) {
  const known = ["words", "horizon", "needs", "purposes", "cadence", "quiet"];
  const control = (field: string) => (known.includes(field) ? `${model.typed?.form}-${field}` : undefined);
  return <ErrorSummary t={t} errors={goalErrors(t, model)} control={control} />;
}

interface WordsFormProps {
  t: Translate;
  model: GoalsModel;
  /** Unique on the page; ids of its fields begin with it. */
  form: string;
  hidden: Readonly<Record<string, string>>;
  label: string;
  button: string;
  now?: GoalWords | undefined;
}

/** A goal in words, with its horizon. */
export function WordsForm({ t, model, form, hidden, label, button, now }: WordsFormProps) {
  const errors = errorsIn(t, model, form);
  const typed = model.typed?.form === form ? model.typed : undefined;
  const horizon = typed?.horizon ?? now?.horizon ?? "year";
  return (
    <Form action={model.action} locale={t.locale}>
      <Hidden fields={hidden} />
      <TextArea
        t={t}
        name="words"
        id={`${form}-words`}
        label={label}
        rows={3}
        maxlength={goalLength}
        required
        hint={t("goals.words.hint")}
        value={typed?.words ?? now?.words}
        error={errors.get("words")}
      />
      <Select name="horizon" id={`${form}-horizon`} label={t("goals.horizon")} error={errors.get("horizon")}>
        {horizons.map((one) => (
          <option value={one} selected={one === horizon}>
            {t(`horizon.${one}`)}
          </option>
        ))}
      </Select>
      <div class="acts">
        <Button look="quiet">{button}</Button>
      </div>
    </Form>
  );
}

/** Fields a form sends without showing them. */
export function Hidden({ fields: hidden }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface ActProps {
  t: Translate;
  model: GoalsModel;
  hidden: Readonly<Record<string, string>>;
  /** The value of `action` for each button, with its words. */
  acts: readonly (readonly [action: string, text: string])[];
  /** What the buttons are about, for those who hear them one by one. */
  about: string;
}

/** Buttons that act at one tap. */
export function Acts({ t, model, hidden, acts, about }: ActProps) {
  return (
    <Form action={model.action} locale={t.locale}>
      <Hidden fields={hidden} />
      <div class="acts">
        {acts.map(([action, text]) => (
          <Button name="action" value={action} look="quiet">
            {text}
            <span class="hide"> – {about}</span>
          </Button>
        ))}
      </div>
    </Form>
  );
}
