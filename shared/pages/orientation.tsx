import type { Role } from "#shared/domain/participant.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

const sections = [
  "what",
  "first",
  "listening",
  "boundaries",
  "unrecorded",
  "patients",
  "fairness",
  "concerns",
  "ending",
] as const;

/** What to read before the first talk. */
export interface OrientationModel extends PageModel {
  programme: string;
  action: string;
  /** Where a concern is raised. */
  concern: string;
  /** Whoever mentors reads the mentor's words; a mentee's are shorter. */
  role: Role;
  /** The day they said that they have read it, `2026-09-30`. */
  since?: string | undefined;
}

/** Nine short sections and one button. */
export function orientationPage(model: OrientationModel): string {
  const t = translator(model.locale);
  const ticked = model.since === undefined ? undefined : dayText(model.locale, model.since);
  return renderPage(
    <Layout t={t} title={t("orientation.title")} programme={model.programme} me={model.me}>
      {ticked === undefined ? (
        <p class="soft">{t("orientation.lead")}</p>
      ) : (
        <Notice>{t("orientation.ticked", { date: ticked })}</Notice>
      )}
      {sections.map((section) => (
        <Card title={t(`orientation.section.${section}`)}>
          {paragraphs(t, model, section).map((text) => (
            <p>{text}</p>
          ))}
          {section === "concerns" ? (
            <p>
              <a class="link" href={model.concern}>
                {t("privacy.concern.link")}
              </a>
            </p>
          ) : null}
        </Card>
      ))}
      {ticked === undefined ? (
        <Form action={model.action} locale={model.locale}>
          <div class="acts">
            <Button>{t("orientation.button")}</Button>
          </div>
        </Form>
      ) : null}
    </Layout>,
  );
}

function paragraphs(t: Translate, { role, programme }: OrientationModel, section: (typeof sections)[number]): string[] {
  if (role === "mentee") return [t(`orientation.mentee.${section}`, { programme })];
  return ([1, 2] as const).map((number) => t(`orientation.mentor.${section}.${number}`, { programme }));
}
