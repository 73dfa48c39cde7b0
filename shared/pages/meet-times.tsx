import { placeOfZone } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field, FieldError } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { Hidden } from "./goals-form.tsx";
import type { MeetModel, MeetTyped } from "./meet-model.ts";

interface Props {
  t: Translate;
  model: MeetModel;
}

/** Times of one's own to suggest. */
export const rows = [1, 2, 3] as const;
const fields = ["times", ...rows.flatMap((row) => [`date${row}`, `time${row}`]), "minutes", "how", "link", "booking"];

/** What is wrong, in the page's own words, in the order of the form; anything unknown is `other`. */
export function errorsOf(t: Translate, { errors = [] }: MeetModel): Map<string, string> {
  const wrong = new Map(errors.toReversed().map(({ field, message }) => [field.split(".", 1).join(""), message]));
  const found = new Map<string, string>();
  for (const field of fields) {
    const message = wrong.get(field);
    if (!wrong.delete(field)) continue;
    const name = field.replace(/\d$/, "");
    const special = `meet.error.${name}.${message}`;
    found.set(field, t.has(special) ? t.of(special) : t.of(`meet.error.${name}`));
  }
  if (wrong.size > 0) found.set("other", t("error.other"));
  return found;
}

/** The errors of one form; none for the others. */
export function errorsIn(t: Translate, model: MeetModel, form: MeetTyped["form"]): Map<string, string> {
  return model.typed?.form === form ? errorsOf(t, model) : new Map();
}

/** A day and a clock time of one's own to move to. */
export function MoveForm({ t, model, hidden }: Props & { hidden: Readonly<Record<string, string>> }) {
  const errors = errorsIn(t, model, "move");
  const typed = model.typed?.form === "move" ? model.typed : undefined;
  return (
    <details open={typed !== undefined}>
      <summary class="link">{t("meet.move.own")}</summary>
      <p class="soft">{t("meet.own.text", { place: placeOfZone(model.zone) })}</p>
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={hidden} />
        <Row t={t} form="move" row={1} typed={typed} errors={errors} />
        <FieldError id="move" error={errors.get("times")} />
        <div class="acts">
          <Button look="quiet">{t("meet.move.button")}</Button>
        </div>
      </Form>
    </details>
  );
}

interface RowProps {
  t: Translate;
  form: MeetTyped["form"];
  row: (typeof rows)[number];
  typed: MeetTyped | undefined;
  errors: ReadonlyMap<string, string>;
  numbered?: boolean;
}

/** A day and a clock time, side by side. */
export function Row({ t, form, row, typed, errors, numbered = false }: RowProps) {
  const which = numbered ? "numbered" : "only";
  const field = (of: "date" | "time") => ({
    ...{ name: `${of}${row}`, id: `${form}-${of}${row}`, type: of, bare: true },
    label: t(`meet.own.${of}`, { which, row }),
    value: typed?.fields[`${of}${row}`],
    error: errors.get(`${of}${row}`),
  });
  return (
    <div class="inline field">
      <Field {...field("date")} />
      <Field {...field("time")} />
    </div>
  );
}
