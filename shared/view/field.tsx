import type { ComponentChildren } from "preact";

/** What an `aria-describedby` and `aria-invalid` need to point at a field's error. */
export function errorAttributes(id: string, error: string | undefined) {
  return error === undefined ? {} : ({ "aria-invalid": "true", "aria-describedby": `${id}-error` } as const);
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
  type?: "text" | "email" | "date" | "number";
  autocomplete?: string | undefined;
  inputmode?: "text" | "email" | "numeric" | undefined;
  maxlength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  required?: boolean | undefined;
  error?: string | undefined;
  /** Where one page holds the same field several times. */
  id?: string | undefined;
  /** Without the space below: it stands in a row with its button. */
  bare?: boolean | undefined;
}

/** One line of text with its label. */
export function Field({
  name,
  label,
  value,
  error,
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
        {...rest}
        {...errorAttributes(id, error)}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

interface SelectProps {
  name: string;
  id: string;
  label: string;
  /** The label is for screen readers only: a legend above says it to the others. */
  quietLabel?: boolean | undefined;
  /** Without the space below: it stands in a row. */
  bare?: boolean | undefined;
  required?: boolean | undefined;
  error?: string | undefined;
  /** The field's error stands elsewhere, under this id. */
  errorId?: string | undefined;
  /** `<option>`s. */
  children: ComponentChildren;
}

/** A list to choose one from. */
export function Select({
  name,
  id,
  label,
  quietLabel = false,
  bare = quietLabel,
  required,
  error,
  errorId,
  children,
}: SelectProps) {
  const elsewhere = errorId === undefined ? {} : ({ "aria-invalid": "true", "aria-describedby": errorId } as const);
  const select = (
    <>
      <label for={id} class={quietLabel ? "hide" : undefined}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        aria-required={required ? "true" : undefined}
        {...errorAttributes(id, error)}
        {...elsewhere}
      >
        {children}
      </select>
      <FieldError id={id} error={error} />
    </>
  );
  return <div class={bare ? undefined : "field"}>{select}</div>;
}
