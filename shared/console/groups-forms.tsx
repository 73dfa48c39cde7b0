import { offerShapes } from "#shared/domain/offer.ts";
import { disciplines } from "#shared/domain/profile.ts";
import { Choice } from "#shared/view/choice.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { type GroupsProps, groupsPath } from "./groups-model.ts";

/** Characters of a row of addresses. */
const longest = 2100;

/** Names people for an offer that is prepared: nobody is asked by it. */
export function NewOffer({ t, model, errors }: GroupsProps) {
  const { typed } = model;
  return (
    <Card title={t("groups.new")}>
      <p>{t("groups.new.text")}</p>
      <Call call={groupsPath(model)}>
        <input type="hidden" name="does" value="offer" />
        <Select id="shape" name="shape" label={t("groups.what")} error={errors.get("shape")}>
          {offerShapes.map((shape) => (
            <option key={shape} value={shape} selected={typed.shape === shape}>
              {t("groups.shape", { shape })}
            </option>
          ))}
        </Select>
        <Field
          name="mentors"
          label={t("groups.mentors")}
          hint={t("groups.mentors.hint")}
          value={typed.mentors ?? ""}
          maxlength={longest}
          required
          error={errors.get("mentors")}
        />
        <Field
          name="mentees"
          label={t("groups.mentees")}
          hint={t("groups.mentees.hint")}
          value={typed.mentees ?? ""}
          maxlength={longest}
          required
          error={errors.get("mentees")}
        />
        <div class="acts">
          <Button>{t("groups.prepare")}</Button>
        </div>
      </Call>
    </Card>
  );
}

/** Looks for a panel around one mentee. */
export function Panel({ t, model, errors }: GroupsProps) {
  return (
    <Card title={t("groups.panel")}>
      <p>{t("groups.panel.text")}</p>
      <Call call={groupsPath(model)}>
        <input type="hidden" name="does" value="panel" />
        <Field
          name="mentee"
          label={t("groups.panel.mentee")}
          value={model.typed.mentee ?? ""}
          maxlength={254}
          required
          error={errors.get("mentee")}
        />
        <fieldset class="field">
          <legend>{t("groups.panel.disciplines")}</legend>
          <div class="picks">
            {disciplines.map((one) => (
              <Choice
                key={one}
                type="checkbox"
                name="disciplines"
                id={`disciplines-${one}`}
                value={one}
                invalid={errors.has("disciplines")}
              >
                {t(`discipline.${one}`)}
              </Choice>
            ))}
          </div>
        </fieldset>
        <div class="acts">
          <Button>{t("groups.panel.look")}</Button>
        </div>
      </Call>
    </Card>
  );
}
