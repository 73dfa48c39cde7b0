import type { Translate } from "#shared/locales/translate.ts";

/** What an `aria-describedby` and `aria-invalid` need to point at a field's error. */
export function errorAttributes(id: string, error: string | undefined) {
  return error === undefined ? {} : ({ "aria-invalid": "true", "aria-describedby": `${id}-error` } as const);
}

/** The same for a field that also has a hint: screen readers say the hint first. */
function described(id: string, hint: string | undefined, error: string | undefined) {
  if (hint === undefined) return errorAttributes(id, error);
  const by = error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;
  return { ...errorAttributes(id, error), "aria-describedby": by };
}

function Hint({ id, hint }: { id: string; hint: string | undefined }) {
  return hint === undefined ? null : (
    <span class="soft" id={`${id}-hint`}>
      {hint}
    </span>
  );
}

/** What is wrong with a field, right under it. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <span class="wrong" id={`${id}-error`}>
      {error}
    </span>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  type?: "text" | "email" | "date" | "time" | "number";
  autocomplete?: string | undefined;
  inputmode?: "text" | "email" | "numeric" | undefined;
  maxlength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  required?: boolean | undefined;
  error?: string | undefined;
  /** What to write, or better not to; free text carries the warning against patient data here. */
  hint?: string | undefined;
  /** Where one page holds the same field several times. */
  id?: string | undefined;
  /** Without the space below: it stands in a row with its button. */
  bare?: boolean | undefined;
}

/** What every field for an e-mail address has; 254 characters are the most there are (RFC 5321). */
const anAddress = { autocomplete: "email", inputmode: "email", maxlength: 254 } as const;

/** One line of text with its label. */
export function Field({
  name,
  label,
  value,
  error,
  hint,
  required,
  id = name,
  bare = false,
  type = "text",
  ...rest
}: FieldProps) {
  return (
    <div class={bare ? undefined : "field"}>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        aria-required={required ? "true" : undefined}
        {...(type === "email" ? anAddress : {})}
        {...rest}
        {...described(id, hint, error)}
      />
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
    </div>
  );
}

interface TextAreaProps extends Pick<FieldProps, "name" | "label" | "value" | "required" | "error" | "hint" | "id"> {
  t: Translate;
  maxlength: number;
  rows?: number | undefined;
}

/** Several lines of free text. Whatever else its hint says, it warns against patient data. */
export function TextArea({
  t,
  name,
  label,
  value,
  error,
  hint,
  required,
  maxlength,
  rows = 4,
  id = name,
}: TextAreaProps) {
  const whole = hint === undefined ? t("patients.warning") : `${hint} ${t("patients.warning")}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-required={required ? "true" : undefined}
        {...described(id, whole, error)}
      >
        {value}
      </textarea>
      <Hint id={id} hint={whole} />
      <FieldError id={id} error={error} />
    </div>
  );
}
