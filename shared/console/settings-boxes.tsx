import { Choice } from "#shared/view/choice.tsx";
import { FieldError } from "#shared/view/field.tsx";

interface BoxesProps {
  name: string;
  options: readonly (readonly [value: string, text: string])[];
  chosen: readonly string[];
  label: string;
  hint: string | undefined;
  error: string | undefined;
  /** One on each line, for those that say more than a word or two. */
  long?: boolean;
}

/** Several of some things to tick. The first has an id of its own, to which a message of what is wrong leads. */
export function Boxes({ name, options, chosen, label, hint, error, long = false }: BoxesProps) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <p class="soft">{hint}</p>
      <div class={long ? undefined : "picks"}>
        {options.map(([value, text], index) => (
          <Choice
            key={value}
            type="checkbox"
            name={name}
            id={index === 0 ? `${name}-first` : `${name}-${value}`}
            value={value}
            checked={chosen.includes(value)}
            long={long}
          >
            {text}
          </Choice>
        ))}
      </div>
      <FieldError id={name} error={error} />
    </fieldset>
  );
}
