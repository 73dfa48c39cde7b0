import { dayText, listText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { named } from "#shared/view/words.ts";
import type { MentorsModel, OwnMentor } from "./mentors-model.ts";

interface Props {
  t: Translate;
  model: MentorsModel;
}

/** The reader's mentors: where they help to choose residents, and a private word that applications go to somebody else. */
export function OwnMentors({ t, model }: Props) {
  const { mine = [] } = model;
  const until = mine.find((one) => one.until !== undefined)?.until;
  if (mine.length === 0 || (until === undefined && mine.every(({ selects }) => selects.length === 0))) return null;
  return (
    <Card title={t("guard.title")}>
      {until === undefined ? null : <p>{t("guard.text", { date: dayText(t.locale, until) })}</p>}
      {mine.map((mentor) => (
        <OneMentor t={t} model={model} mentor={mentor} />
      ))}
      {until === undefined ? null : <p class="soft">{t("guard.private")}</p>}
    </Card>
  );
}

function OneMentor({ t, model, mentor }: Props & { mentor: OwnMentor }) {
  const { id, name, selects, elsewhere = false, until } = mentor;
  const words = named(name);
  const label = elsewhere ? "guard.back" : selects.length > 0 ? "guard.press" : "guard.press-any";
  return (
    <>
      <h3>{t("mentors.name", words)}</h3>
      {selects.length === 0 ? null : <p>{t("guard.selects-at", { places: listText(t.locale, selects) })}</p>}
      {elsewhere ? <p>{t("guard.on", words)}</p> : null}
      {until === undefined ? null : (
        <Form action={model.action} locale={model.locale}>
          <input type="hidden" name="action" value="applications" />
          <input type="hidden" name="mentorship" value={id} />
          <div class="acts">
            <Button name="elsewhere" value={elsewhere ? "no" : "yes"} look="quiet">
              {t(label)}
              <span class="hide"> – {t("mentors.name", words)}</span>
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}
