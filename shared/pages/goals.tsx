import { translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { AgreementCard } from "./goals-agreement.tsx";
import { GoalErrors } from "./goals-form.tsx";
import { MenteeCard } from "./goals-mentees.tsx";
import { MyGoals } from "./goals-mine.tsx";
import type { GoalsModel } from "./goals-model.ts";

/** Goals, those of one's mentees, and how each pair goes about it. */
export function goalsPage(model: GoalsModel): string {
  const t = translator(model.locale);
  const title = t("goals.title");
  const bad = (model.errors ?? []).length > 0;
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={bad ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
    >
      <GoalErrors t={t} model={model} />
      {model.done === undefined ? null : <Notice>{t(`goals.done.${model.done}`)}</Notice>}
      <MyGoals t={t} model={model} />
      {model.mentees.map((mentee) => (
        <MenteeCard t={t} model={model} mentee={mentee} />
      ))}
      {model.agreements.map((agreement) => (
        <AgreementCard t={t} model={model} agreement={agreement} />
      ))}
      {model.mine === undefined && model.mentees.length === 0 ? <p>{t("goals.nobody")}</p> : null}
    </Layout>,
  );
}
