import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** `ask`: the button; `done`: prompts are off; `undone`: they are on again. */
export interface UnsubscribeModel extends PageModel {
  programme: string;
  /** Stops and, with `undo=yes`, takes it back. */
  action: string;
  state: "ask" | "done" | "undone";
  /** Where the link to the own page is asked for: whoever holds this page's link may be a mail program. */
  myPage: string;
}

/** Stops prompts; what a person asks for themselves still arrives. */
export function unsubscribePage(model: UnsubscribeModel): string {
  const t = translator(model.locale);
  const { state } = model;
  const [title, text] =
    state === "ask"
      ? (["unsubscribe.title", "unsubscribe.text"] as const)
      : ([`unsubscribe.${state}.title`, `unsubscribe.${state}.text`] as const);
  return renderPage(
    <Layout t={t} title={t(title)} programme={model.programme} me={model.me}>
      <Card>
        <p>{t(text)}</p>
        {state === "done" ? <Undo t={t} model={model} /> : <Stop t={t} model={model} />}
      </Card>
      {state === "ask" ? null : (
        <p class="soft">
          <a href={`${model.myPage}?lang=${model.locale}`} class="link">
            {t("unsubscribe.my-page")}
          </a>
        </p>
      )}
    </Layout>,
  );
}

function Stop({ t, model }: { t: Translate; model: UnsubscribeModel }) {
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        <Button look={model.state === "ask" ? "main" : "quiet"}>{t("unsubscribe.button")}</Button>
      </div>
    </Form>
  );
}

function Undo({ t, model }: { t: Translate; model: UnsubscribeModel }) {
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        <Button name="undo" value="yes" look="quiet">
          {t("unsubscribe.undo")}
        </Button>
      </div>
    </Form>
  );
}
