import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** `ask`: the button; `done`: prompts are off. */
export interface UnsubscribeModel extends PageModel {
  programme: string;
  action: string;
  state: "ask" | "done";
  /** The own page's address, to which `prompts=on` is posted: the undo. */
  undo: string;
}

/** Stops prompts; what a person asks for themselves still arrives. */
export function unsubscribePage(model: UnsubscribeModel): string {
  const t = translator(model.locale);
  const ask = model.state === "ask";
  return renderPage(
    <Layout
      t={t}
      title={t(ask ? "unsubscribe.title" : "unsubscribe.done.title")}
      programme={model.programme}
      me={model.me}
    >
      <Card>
        <p>{t(ask ? "unsubscribe.text" : "unsubscribe.done.text")}</p>
        {ask ? <Stop t={t} model={model} /> : <Undo t={t} model={model} />}
      </Card>
    </Layout>,
  );
}

function Stop({ t, model }: { t: Translate; model: UnsubscribeModel }) {
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        <Button>{t("unsubscribe.button")}</Button>
      </div>
    </Form>
  );
}

function Undo({ t, model }: { t: Translate; model: UnsubscribeModel }) {
  return (
    <Form action={model.undo} locale={model.locale}>
      <input type="hidden" name="action" value="prompts" />
      <div class="acts">
        <Button name="prompts" value="on" look="quiet">
          {t("unsubscribe.undo")}
        </Button>
      </div>
    </Form>
  );
}
