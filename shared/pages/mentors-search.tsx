import { topics as allTopics, stages } from "#shared/domain/participant.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { capital } from "#shared/view/words.ts";
import { chosenText } from "./mentors-address.ts";
import type { MentorsModel } from "./mentors-model.ts";

/** Narrows the list. A form that only asks: what it says ends up in the address, with the choices made so far. */
export function Search({ t, model }: { t: Translate; model: MentorsModel }) {
  const { find, chosen, topics, action, locale } = model;
  const list = chosenText(chosen);
  const offered = (topics.length === 0 ? [...allTopics] : [...topics])
    .map((topic) => ({ topic, label: capital(locale, t(`topic.${topic}`)) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
  return (
    <Card title={t("mentors.search")}>
      <form method="get" action={action}>
        <input type="hidden" name="lang" value={locale} />
        {list === "" ? null : <input type="hidden" name="chosen" value={list} />}
        <div class="row">
          <Select name="topic" id="topic" label={t("mentors.topic")}>
            <option value="">{t("mentors.any")}</option>
            {offered.map(({ topic, label }) => (
              <option value={topic} selected={find.topic === topic}>
                {label}
              </option>
            ))}
          </Select>
          <Select name="stage" id="stage" label={t("mentors.stage")}>
            <option value="">{t("mentors.any")}</option>
            {stages.map((stage) => (
              <option value={stage} selected={find.stage === stage}>
                {t(`stage.${stage}`)}
              </option>
            ))}
          </Select>
        </div>
        <Field name="text" label={t("mentors.text")} value={find.text} maxlength={80} />
        <div class="acts">
          <Button look="quiet">{t("mentors.show")}</Button>
        </div>
      </form>
    </Card>
  );
}
