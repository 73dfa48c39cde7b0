import type { ComponentChildren } from "preact";
import { errorAttributes, FieldError } from "./field.tsx";

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
