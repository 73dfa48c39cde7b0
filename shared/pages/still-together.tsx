import { dayOfInstant, dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Expect } from "#shared/view/expect.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { named } from "#shared/view/words.ts";
import type { PageModel } from "./page-model.ts";

/** The question to two who were paired before Almanac, for one of them. */
export interface StillTogetherModel extends PageModel {
  programme: string;
  action: string;
  audience: "mentor" | "mentee";
  /** `overtaken`: a form was filled in with their address since, so that the link no longer says who they are. */
  state: "open" | "yes" | "no" | "paired" | "closed" | "overtaken";
  /** The other one's name; may be blank. */
  other: string;
  /** Since when the two are paired, `2026-03-01`, where that is known. */
  since?: string | undefined;
  zone: string;
  answerBy?: string | undefined;
}

/** Who the other is, what to expect, and two buttons; or what became of it. */
export function stillTogetherPage(model: StillTogetherModel): string {
  const t = translator(model.locale);
  const { state, other, programme, me } = model;
  const title = state === "open" ? t("takeover.title", named(other)) : t(`takeover.${state}.title`, named(other));
  return renderPage(
    <Layout t={t} title={title} programme={programme} me={me}>
      {state === "open" ? <Open t={t} model={model} /> : <Answered t={t} model={model} />}
    </Layout>,
  );
}

function Open({ t, model }: { t: Translate; model: StillTogetherModel }) {
  const { audience, other, since, programme } = model;
  return (
    <>
      <Card>
        <p>{t(`takeover.${audience}`, { ...named(other), programme })}</p>
        {since === undefined ? null : <p>{t("takeover.since", { date: dayText(t.locale, since) })}</p>}
        <p>{t("takeover.what")}</p>
      </Card>
      <Card>
        <Expect t={t} />
        <p>{t("takeover.consent")}</p>
      </Card>
      <Answers t={t} model={model} />
      <p>
        {t("takeover.no-text")} <By t={t} model={model} />
      </p>
      <p class="soft">{t("takeover.not-you")}</p>
    </>
  );
}

function By({ t, model }: { t: Translate; model: StillTogetherModel }) {
  if (model.answerBy === undefined) return null;
  return <strong>{t("respond.by", { date: dayOfInstant(t.locale, model.zone, model.answerBy) })}</strong>;
}

function Answers({ t, model }: { t: Translate; model: StillTogetherModel }) {
  const { state } = model;
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        {state === "yes" ? null : (
          <Button name="answer" value="yes" look={state === "open" ? "main" : "quiet"}>
            {t("takeover.button.yes")}
          </Button>
        )}
        {state === "no" ? null : (
          <Button name="answer" value="no" look="quiet">
            {t("takeover.button.no")}
          </Button>
        )}
      </div>
    </Form>
  );
}

function Answered({ t, model }: { t: Translate; model: StillTogetherModel }) {
  const mayChange = model.state === "yes" || model.state === "no";
  return (
    <Card>
      {model.state === "open" ? null : <p>{t(`takeover.${model.state}.text`, named(model.other))}</p>}
      {mayChange ? <p>{t("takeover.change")}</p> : null}
      {mayChange ? <Answers t={t} model={model} /> : null}
    </Card>
  );
}
