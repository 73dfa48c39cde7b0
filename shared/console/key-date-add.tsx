import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";

/** What was typed when the form was refused, and the fields that are not right. */
export interface AddModel {
  typed: { name?: string | undefined; date?: string | undefined; days?: string | undefined };
  wrong: readonly string[];
}

const fields = ["name", "date", "days"] as const;

/** The page's own words for what is wrong. */
export function addErrors(t: Translate, wrong: readonly string[]): Map<string, string> {
  const known = wrong.map((field) => fields.find((one) => one === field));
  return new Map(known.map((one) => (one ? [one, t(`dates.add.error.${one}`)] : ["other", t("error.other")])));
}

interface AddDateProps {
  t: Translate;
  path: string;
  typed: AddModel["typed"];
  errors: ReadonlyMap<string, string>;
}

/** A date of the programme's own, which comes again every year. */
export function AddDate({ t, path, typed, errors }: AddDateProps) {
  return (
    <Card title={t("dates.add")}>
      <p>{t("dates.add.text")}</p>
      <Call call={path} then={`${path}?done=saved`}>
        <Field
          name="name"
          label={t("dates.add.name")}
          hint={t("dates.add.name.hint")}
          value={typed.name}
          maxlength={40}
          required
          error={errors.get("name")}
        />
        <Field
          name="date"
          type="date"
          label={t("dates.field.date")}
          value={typed.date}
          required
          error={errors.get("date")}
        />
        <Field
          name="days"
          type="number"
          label={t("dates.field.days")}
          value={typed.days ?? "1"}
          min={1}
          max={60}
          error={errors.get("days")}
        />
        <p class="acts">
          <Button>{t("dates.add.button")}</Button>
        </p>
      </Call>
    </Card>
  );
}
