import type { ComponentChildren } from "preact";
import { errorAttributes, FieldError } from "./field.tsx";

interface ChoiceProps {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  value: string;
  checked?: boolean | undefined;
  long?: boolean | undefined;
  /** Its group's error stands elsewhere. */
  invalid?: boolean | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  children: ComponentChildren;
}

/** One thing to tick, as large as a finger. */
export function Choice({
  type,
  name,
  id,
  value,
  checked,
  long = false,
  invalid,
  error,
  required,
  children,
}: ChoiceProps) {
  return (
    <>
      <label class={long ? "pick long" : "pick"} for={id}>
        <input
          type={type}
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-required={required ? "true" : undefined}
          aria-invalid={invalid ? "true" : undefined}
          {...errorAttributes(id, error)}
        />
        <span>{children}</span>
      </label>
      <FieldError id={id} error={error} />
    </>
  );
}

/** A box that guards what cannot be undone: never sent, but the browser asks for it. */
export function Sure({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="pick long" for={id}>
        <input type="checkbox" id={id} required />
        <span>{children}</span>
      </label>
    </div>
  );
}
