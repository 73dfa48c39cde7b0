import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { capital, foremost, named, people, reasonText } from "#shared/view/words.ts";
import { LeaveCards } from "./me-leave.tsx";
import type { MeModel } from "./me-model.ts";
import { PairActs } from "./me-pair.tsx";
import { PartsCard } from "./me-parts.tsx";
import { SettingsCard } from "./me-settings.tsx";
import { TalksCard } from "./me-talks.tsx";
import { ComparisonCard, TouchCard } from "./me-touch.tsx";
import { WaitingCard } from "./me-waiting.tsx";
import { FactsCard, MilestonesCard, YearCard } from "./me-year.tsx";
import { wishField } from "./me-year-edit.tsx";

/** A person's own page: their mentorships, their year, their settings. */
export function mePage(model: MeModel): string {
  const t = translator(model.locale);
  if (model.left === true) return farewell(t, model);
  return renderPage(
    <Layout t={t} title={t("me.title", named(model.name))} programme={model.programme}>
      <ErrorSummary t={t} errors={errorsOf(t, model.refused)} />
      {model.saved === undefined ? null : <Notice>{t(model.saved === "end" ? "me.ended" : "me.saved")}</Notice>}
      <Vetting t={t} model={model} />
      <Pairs t={t} model={model} />
      <WaitingCard t={t} model={model} />
      <TouchCard t={t} model={model} />
      <TalksCard t={t} model={model} />
      <PartsCard t={t} model={model} />
      <YearCard t={t} model={model} />
      <MilestonesCard t={t} model={model} />
      <FactsCard t={t} model={model} />
      <ComparisonCard t={t} model={model} />
      <SettingsCard t={t} model={model} />
      <LeaveCards t={t} model={model} />
    </Layout>,
  );
}

/** What is wrong with a form that was refused, by the id of its field. */
function errorsOf(t: Translate, refused: MeModel["refused"]): Map<string, string> {
  if (refused === undefined) return new Map();
  const { action, of } = refused;
  if (action === "pause-mentorship") return new Map([[`rest-${of}`, t("pauses.error.ship")]]);
  return new Map([action === "wish" ? [wishField(of), t("pauses.error.wish")] : ["other", t("error.other")]]);
}

function farewell(t: Translate, { programme }: MeModel): string {
  return renderPage(
    <Layout t={t} title={t("me.left.title")} programme={programme}>
      <Card>
        <p>{t("me.left.text", { programme })}</p>
      </Card>
    </Layout>,
  );
}

function Vetting({ t, model }: { t: Translate; model: MeModel }) {
  if (model.vetting === "not-needed" || model.vetting === "approved") return null;
  return <Notice>{t(`me.vetting.${model.vetting}`)}</Notice>;
}

function Pairs({ t, model }: { t: Translate; model: MeModel }) {
  const nobody = model.mentorships.length === 0;
  return (
    <Card title={t("me.pairs")}>
      {model.mentorships.map((pair) => {
        const { names, others, since, reasons, needs = [] } = pair;
        const text = capital(t.locale, people(t, names, others));
        const date = dayText(t.locale, since);
        const reader = others === "mentor" ? "mentee" : "mentor";
        return (
          <>
            <p>{t(others === "mentor" ? "me.your-mentor" : "me.your-mentee", { names: text, date })}</p>
            {needs.map(({ name, need }) => (
              <p>{t("need.of", { ...named(name), need: t(`need.${need}`) })}</p>
            ))}
            <p class="soft">
              {foremost(reasons)
                .map((reason) => reasonText(t, reason, reader))
                .join(" ")}
            </p>
            <PairActs t={t} model={model} pair={pair} />
          </>
        );
      })}
      {model.hearBy !== undefined ? <p>{t("me.waiting", { date: dayText(t.locale, model.hearBy) })}</p> : null}
      {model.inLine !== undefined ? <p>{t("me.in-line", { place: model.inLine })}</p> : null}
      {nobody && model.hearBy === undefined && model.inLine === undefined ? <p>{t("me.nobody")}</p> : null}
    </Card>
  );
}
