import { saidKinds } from "#shared/domain/known.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import type { ProfileModel } from "./profile-model.ts";
import { one, type PartProps } from "./profile-parts.tsx";

/** Somebody the reader knows: what they are to them, and their address. */
export function KnownFields({ t, said, errors }: PartProps) {
  return (
    <>
      <Select name="as" id="as" label={t("known.as")} error={errors.get("as")} required>
        <option value="">{t("known.choose")}</option>
        {saidKinds.map((kind) => (
          <option value={kind} selected={one(said, "as") === kind}>
            {t(`known.as.${kind}`)}
          </option>
        ))}
      </Select>
      <Field
        name="email"
        type="email"
        label={t("known.email")}
        hint={t("known.email.hint")}
        autocomplete="off"
        value={one(said, "email")}
        error={errors.get("email")}
        required
      />
    </>
  );
}

/** What the reader said so far, each with a button that takes it back. Whom it is about can be read by nobody. */
export function KnownEntries({ t, model }: { t: Translate; model: ProfileModel }) {
  const { knows, action, locale } = model;
  if (knows.length === 0) return null;
  return (
    <>
      <h3 id="knows">{t("known.list")}</h3>
      {knows.map(({ id, as, on }) => (
        <>
          <p id={id}>{t("known.entry", { kind: t(`known.as.${as}`), date: on === "" ? "" : dayText(locale, on) })}</p>
          <Form action={action} locale={locale}>
            <input type="hidden" name="part" value="known-removal" />
            <input type="hidden" name="entry" value={id} />
            <div class="acts">
              <Button look="quiet" describedBy={id}>
                {t("known.remove")}
              </Button>
            </div>
          </Form>
        </>
      ))}
    </>
  );
}

/** Institutions a form has room for: those there are, and some more. */
const [least, spare, most] = [3, 2, 10];

/** Institutions the reader would rather have no partner from, a line each. */
export function ApartFields({ t, said, errors }: PartProps) {
  const named = said["apart"] ?? [];
  const count = Math.min(most, Math.max(least, named.length + spare));
  return (
    <fieldset class="field">
      <legend>{t("known.apart")}</legend>
      {Array.from({ length: count }, (_, index) => (
        <Field
          name="apart"
          id={index === 0 ? "apart" : `apart-${index + 1}`}
          label={t("guard.place", { number: index + 1 })}
          autocomplete="off"
          maxlength={120}
          value={named[index]}
          error={index === 0 ? errors.get("apart") : undefined}
        />
      ))}
    </fieldset>
  );
}
