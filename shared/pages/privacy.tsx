import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { ActsCard, MailsCard, SilencesCard } from "./privacy-log.tsx";
import type { PrivacyModel } from "./privacy-model.ts";

interface Props {
  t: Translate;
  model: PrivacyModel;
}

/** What is kept of a person and why, what they were sent and why, and the way to save or to remove it all. */
export function privacyPage(model: PrivacyModel): string {
  const t = translator(model.locale);
  const { programme, me, erasing } = model;
  if (erasing === "done") {
    return renderPage(
      <Layout t={t} title={t("privacy.erased.title")} programme={programme} languages={false}>
        <Card>
          <p>{t("privacy.erased.text")}</p>
        </Card>
      </Layout>,
    );
  }
  const goingOn = erasing === "going-on";
  const title = t("privacy.title");
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={erasing === "asked" ? t("page.check", { title }) : title}
      programme={programme}
      me={goingOn ? undefined : me}
    >
      {erasing === "asked" ? (
        <Notice look="bad">
          <p>
            <a href="#sure">{t("privacy.erase.unsure")}</a>
          </p>
        </Notice>
      ) : null}
      {goingOn ? null : (
        <>
          <KeptCard t={t} />
          <ConsentsCard t={t} model={model} />
          <MailsCard t={t} model={model} />
          <SilencesCard t={t} model={model} />
          <ActsCard t={t} model={model} />
          <SaveCard t={t} model={model} />
        </>
      )}
      <EraseCard t={t} model={model} />
    </Layout>,
  );
}

/** Each line is a promise; what keeps it stands in housekeeping. */
function KeptCard({ t }: { t: Translate }) {
  return (
    <Card title={t("privacy.kept")}>
      <ul>
        <li>{t("privacy.kept.sign-up")}</li>
        <li>{t("privacy.kept.part")}</li>
        <li>{t("privacy.kept.profile")}</li>
        <li>{t("privacy.kept.identity")}</li>
        <li>{t("privacy.kept.mail")}</li>
        <li>{t("privacy.kept.record")}</li>
        <li>{t("privacy.kept.signed-up")}</li>
        <li>{t("privacy.kept.concern")}</li>
        <li>{t("privacy.kept.talk")}</li>
      </ul>
    </Card>
  );
}

function ConsentsCard({ t, model }: Props) {
  return (
    <Card title={t("privacy.consents")}>
      <ul>
        {model.consents.map(({ to, at }) => (
          <li>
            {t("privacy.consent.line", {
              date: dayOfInstant(t.locale, model.zone, at),
              what: t(`privacy.consent.${to}`),
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SaveCard({ t, model }: Props) {
  return (
    <Card title={t("privacy.save")}>
      <p>{t("privacy.save.text")}</p>
      <ul>
        <li>
          <a class="link" href={`${model.export}?format=json`}>
            {t("privacy.save.json")}
          </a>
        </li>
        <li>
          <a class="link" href={`${model.export}?format=csv`}>
            {t("privacy.save.csv")}
          </a>
        </li>
      </ul>
      <p>
        {t("privacy.concern")}{" "}
        <a class="link" href={model.concern}>
          {t("privacy.concern.link")}
        </a>
      </p>
    </Card>
  );
}

function EraseCard({ t, model }: Props) {
  return (
    <Card title={t("privacy.erase")}>
      <p>{t(model.erasing === "going-on" ? "privacy.erase.going-on" : "privacy.erase.text")}</p>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="erase" />
        <div class="field">
          <Choice
            type="checkbox"
            name="sure"
            id="sure"
            value="yes"
            long
            required
            error={model.erasing === "asked" ? t("privacy.erase.unsure") : undefined}
          >
            {t("privacy.erase.sure")}
          </Choice>
        </div>
        <div class="acts">
          <Button look="grave">{t("privacy.erase.button")}</Button>
        </div>
      </Form>
    </Card>
  );
}
