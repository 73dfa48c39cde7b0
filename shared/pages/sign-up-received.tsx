import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** The same for known and unknown addresses. */
export interface SignUpReceivedModel extends PageModel {
  programme: string;
  /** The promised day, `2026-09-30`. */
  hearBy: string;
}

/** "Look in your inbox": says nothing about whether the address was known. */
export function signUpReceivedPage(model: SignUpReceivedModel): string {
  const t = translator(model.locale);
  return renderPage(
    <Layout t={t} title={t("received.title")} programme={model.programme} languages={false}>
      <Card>
        <p>{t("received.text")}</p>
        <p>
          <strong>{t("received.hear-by", { date: dayText(model.locale, model.hearBy) })}</strong>
        </p>
      </Card>
      <p class="soft">{t("received.nothing")}</p>
    </Layout>,
  );
}
