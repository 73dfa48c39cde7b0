import type { ComponentChildren } from "preact";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import type { AskedPart, FormState, ProfileModel } from "./profile-model.ts";

/** What every field of a profile is drawn from. */
export interface PartProps {
  t: Translate;
  said: FormState;
  errors: ReadonlyMap<string, string>;
}

/** The first thing said for a field. */
export function one(said: FormState, field: string): string | undefined {
  return said[field]?.[0];
}

interface PartFrameProps {
  t: Translate;
  model: ProfileModel;
  part: AskedPart;
  open: boolean;
  children: ComponentChildren;
  /** What stands below the form. */
  after?: ComponentChildren;
}

/** One part: what it is for, its own form, and whether it is answered. Closed it is a line to press. */
export function PartFrame({ t, model, part, open, children, after }: PartFrameProps) {
  const done = model.done.includes(part);
  return (
    <details class="card" id={`part-${part}`} open={open}>
      <summary>
        <h2>{t(`profile.part.${part}`)}</h2>
        {done ? <span class="soft"> ✓ {t("profile.done")}</span> : null}
      </summary>
      <p>{t(`profile.for.${part}`)}</p>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="part" value={part} />
        {children}
        <div class="acts">
          <Button>
            {t("profile.save")}
            <span class="hide"> – {t(`profile.part.${part}`)}</span>
          </Button>
        </div>
      </Form>
      {after}
    </details>
  );
}

interface OptionsProps {
  said: FormState;
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
}

/** Boxes to tick, any number of them. */
export function Boxes({ said, name, label, options }: OptionsProps) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="picks">
        {options.map(([value, text]) => (
          <Choice
            type="checkbox"
            name={name}
            id={`${name}-${value}`}
            value={value}
            checked={said[name]?.includes(value)}
          >
            {text}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

/** One of a list, or no answer. */
export function OneOf({ t, said, name, label, options }: OptionsProps & { t: Translate }) {
  return (
    <Select name={name} id={name} label={label}>
      <option value="">{t("profile.choose")}</option>
      {options.map(([value, text]) => (
        <option value={value} selected={one(said, name) === value}>
          {text}
        </option>
      ))}
    </Select>
  );
}
