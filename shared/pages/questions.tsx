import { type PulseQuestion, pulseQuestions, pulseSteps } from "#shared/domain/pulse.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { people } from "#shared/view/words.ts";
import type { QuestionsAbout, QuestionsModel } from "./questions-model.ts";

/** Five questions about each mentorship, on five steps each; about a minute. */
export function questionsPage(model: QuestionsModel): string {
  const t = translator(model.locale);
  const title = t("pulse.title");
  const errors = new Map(model.refused === undefined ? [] : [["other", t("pulse.error")]]);
  const windowTitle = errors.size > 0 ? t("page.check", { title }) : title;
  return renderPage(
    <Layout t={t} title={title} windowTitle={windowTitle} programme={model.programme} me={model.me}>
      <ErrorSummary t={t} errors={errors} />
      {model.saved === undefined ? null : <Notice>{t("pulse.saved")}</Notice>}
      <TurnTo t={t} turnTo={model.turnTo} />
      {model.about.length === 0 ? <p>{t("pulse.nobody")}</p> : <p>{t("pulse.lead")}</p>}
      {model.about.map((about) => (
        <Questions t={t} key={about.mentorship} model={model} about={about} />
      ))}
    </Layout>,
  );
}

/** Where to turn, for who may not speak freely. Nobody is told unless they do. */
function TurnTo({ t, turnTo }: { t: Translate; turnTo: QuestionsModel["turnTo"] }) {
  if (turnTo === undefined) return null;
  return (
    <Card title={t("pulse.unsafe")}>
      <p>{t("pulse.unsafe.text")}</p>
      <ul>
        <li>
          <a class="link" href={turnTo.concern}>
            {t("privacy.concern.link")}
          </a>
        </li>
        <li>
          <a class="link" href={turnTo.own}>
            {t("pulse.unsafe.end")}
          </a>
        </li>
      </ul>
    </Card>
  );
}

function Questions({ t, model, about }: { t: Translate; model: QuestionsModel; about: QuestionsAbout }) {
  const names = people(t, about.names, about.side === "mentee" ? "mentor" : "mentee");
  const joint = about.jointWork === undefined ? undefined : about.jointWork ? "yes" : "no";
  return (
    <Card title={t("pulse.about", { names, moment: about.moment })}>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="mentorship" value={about.mentorship} />
        {pulseQuestions.map((question) => (
          <Steps t={t} key={question} question={question} about={about} />
        ))}
        <fieldset class="field">
          <legend>{t("pulse.joint-work")}</legend>
          {(["yes", "no"] as const).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="jointWork"
              id={`${about.mentorship}-joint-${value}`}
              value={value}
              checked={joint === value}
            >
              {t(`answer.${value}`)}
            </Choice>
          ))}
        </fieldset>
        <Button>{t("pulse.save")}</Button>
      </Form>
    </Card>
  );
}

/** One question; the words of its steps stand at each of them. */
function Steps({ t, question, about }: { t: Translate; question: PulseQuestion; about: QuestionsAbout }) {
  return (
    <fieldset class="field">
      <legend>{t(`pulse.${about.side}.${question}`)}</legend>
      {pulseSteps.map((step) => (
        <Choice
          key={step}
          type="radio"
          name={question}
          id={`${about.mentorship}-${question}-${step}`}
          value={String(step)}
          checked={about.steps[question] === step}
        >
          {t(`pulse.step.${step}`)}
        </Choice>
      ))}
    </fieldset>
  );
}
