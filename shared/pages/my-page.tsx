import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { type FormSeal, Riddle } from "#shared/view/proof.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** `ask`: the form; `sent`: the same for known and unknown addresses. */
export interface MyPageModel extends PageModel {
  programme: string;
  action: string;
  state: "ask" | "sent";
  /** The address as typed, when it was refused. */
  email?: string | undefined;
  wrong?: boolean | undefined;
  seal?: FormSeal | undefined;
}

/** Asks where the link to one's own page is to be sent. */
export function myPagePage(model: MyPageModel): string {
  const t = translator(model.locale);
  const title = t(model.state === "ask" ? "my-page.title" : "my-page.sent.title");
  const windowTitle = model.wrong ? t("page.check", { title }) : title;
  const ask = model.state === "ask";
  return renderPage(
    <Layout t={t} title={title} windowTitle={windowTitle} programme={model.programme} languages={ask}>
      {ask ? (
        <Ask t={t} model={model} />
      ) : (
        <Card>
          <p>{t("my-page.sent.text")}</p>
        </Card>
      )}
    </Layout>,
  );
}

function Ask({ t, model }: { t: Translate; model: MyPageModel }) {
  const error = model.wrong ? t("error.email") : undefined;
  return (
    <>
      {error === undefined ? null : <ErrorSummary t={t} errors={new Map([["email", error]])} />}
      <Card>
        <p>{t("my-page.text")}</p>
        <Form action={model.action} locale={model.locale}>
          <Field name="email" type="email" label={t("my-page.email")} required value={model.email} error={error} />
          <div class="acts">
            <Button name={model.seal && "stamp"} value={model.seal?.stamp}>
              {t("my-page.button")}
            </Button>
          </div>
          <Riddle seal={model.seal} />
        </Form>
      </Card>
    </>
  );
}
