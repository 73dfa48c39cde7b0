import { announcementLength, Segment, subjectLength } from "#shared/domain/announcement.ts";
import { locales } from "#shared/domain/locale.ts";
import { topics as allTopics, stages } from "#shared/domain/participant.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field, TextArea } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { capital } from "#shared/view/words.ts";
import type { AnnouncementsModel } from "./announcements-model.ts";

interface FormProps {
  t: Translate;
  model: AnnouncementsModel;
  path: string;
}

/** What can be wrong with what was typed; anything else is a choice nobody can make on the page. */
const fields = ["subject", "text"] as const;

/** The words, the language they are in, and whom they are for. Nothing leaves before it was shown and counted. */
export function AnnouncementForm({ t, model, path }: FormProps) {
  const wrong = new Set((model.errors ?? []).map(({ field }) => fields.find((one) => one === field) ?? "other"));
  const errors = new Map([...wrong].map((field) => [field, errorOf(t, field)]));
  const typed = model.typed ?? {};
  return (
    <Card title={t("announcements.new")}>
      <ErrorSummary t={t} errors={errors} heading="h3" />
      <Call call={path}>
        <Field
          name="subject"
          label={t("announcements.subject")}
          maxlength={subjectLength}
          required
          value={typed["subject"]}
          error={errors.get("subject")}
        />
        <TextArea
          t={t}
          name="text"
          label={t("announcements.text")}
          hint={t("announcements.text.hint")}
          rows={10}
          maxlength={announcementLength}
          required
          value={typed["text"]}
          error={errors.get("text")}
        />
        <Choices t={t} model={model} />
        <div class="acts">
          <Button>{t("announcements.look")}</Button>
        </div>
      </Call>
    </Card>
  );
}

function errorOf(t: Translate, field: (typeof fields)[number] | "other"): string {
  if (field === "other") return t("error.other");
  return field === "subject"
    ? t("announcements.error.subject", { most: subjectLength })
    : t("announcements.error.text", { most: announcementLength });
}

function Choices({ t, model }: Pick<FormProps, "t" | "model">) {
  const { role, standing } = Segment.shape;
  const topics = model.topics.length === 0 ? allTopics : model.topics;
  const any = { value: "", text: t("announcements.any") };
  const lists = {
    language: locales.map((value) => ({ value, text: t(`announcements.language.${value}`) })),
    role: role.options.map((value) => ({ value, text: t(`announcements.role.${value}`) })),
    stage: [any, ...stages.map((value) => ({ value, text: t(`stage.${value}`) }))],
    topic: [any, ...topics.map((value) => ({ value, text: capital(t.locale, t(`topic.${value}`)) }))],
    standing: standing.options.map((value) => ({ value, text: t(`announcements.standing.${value}`) })),
  };
  const chosen = { language: model.language, ...model.typed };
  return (
    <>
      <One t={t} name="language" options={lists.language} chosen={chosen.language} />
      <p class="soft">{t("announcements.language.note")}</p>
      <fieldset class="field">
        <legend>{t("announcements.for")}</legend>
        <div class="columns">
          <One t={t} name="role" options={lists.role} chosen={model.typed?.["role"]} />
          <One t={t} name="stage" options={lists.stage} chosen={model.typed?.["stage"]} />
          <One t={t} name="topic" options={lists.topic} chosen={model.typed?.["topic"]} />
          <One t={t} name="standing" options={lists.standing} chosen={model.typed?.["standing"]} />
        </div>
      </fieldset>
    </>
  );
}

interface OneProps {
  t: Translate;
  name: "language" | "role" | "stage" | "topic" | "standing";
  options: readonly { value: string; text: string }[];
  chosen: string | undefined;
}

function One({ t, name, options, chosen }: OneProps) {
  return (
    <Select name={name} id={name} label={t(`announcements.field.${name}`)}>
      {options.map(({ value, text }) => (
        <option key={value} value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </Select>
  );
}
