import type { Role } from "#shared/domain/participant.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Expect } from "#shared/view/expect.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** `ask`: the button; `confirmed`: just now or before, it makes no difference; `overtaken`: a later form said otherwise. */
export interface ConfirmModel extends PageModel {
  programme: string;
  action: string;
  state: "ask" | "confirmed" | "overtaken";
  role: Role;
  hearBy: string;
}

/** The page with the button that confirms an address, and what happens next. */
export function confirmPage(model: ConfirmModel): string {
  const t = translator(model.locale);
  return renderPage(
    <Layout t={t} title={t(titles[model.state])} programme={model.programme} me={model.me}>
      {model.state === "ask" && <Ask t={t} model={model} />}
      {model.state === "confirmed" && <Confirmed t={t} model={model} />}
      {model.state === "overtaken" && <Overtaken t={t} />}
      <Card>
        <Expect t={t} />
      </Card>
    </Layout>,
  );
}

const titles = {
  ask: "confirm.title",
  confirmed: "confirmed.title",
  overtaken: "overtaken.title",
} as const satisfies Record<ConfirmModel["state"], string>;

function Overtaken({ t }: { t: Translate }) {
  return (
    <Card>
      <p>{t("overtaken.text")}</p>
      <p class="soft">{t("overtaken.not-you")}</p>
    </Card>
  );
}

function Ask({ t, model }: { t: Translate; model: ConfirmModel }) {
  return (
    <Card>
      <p>{t("confirm.text", { programme: model.programme })}</p>
      <Form action={model.action} locale={model.locale}>
        <div class="acts">
          <Button>{t("confirm.button")}</Button>
        </div>
      </Form>
      <p class="soft">{t("confirm.not-you")}</p>
    </Card>
  );
}

function Confirmed({ t, model }: { t: Translate; model: ConfirmModel }) {
  return (
    <Card>
      <p>{t(`confirmed.${model.role}`)}</p>
      <p>
        <strong>{t("confirmed.hear-by", { date: dayText(model.locale, model.hearBy) })}</strong>
      </p>
    </Card>
  );
}
