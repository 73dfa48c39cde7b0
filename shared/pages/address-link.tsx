import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/**
 * `ask`: is it yours? `confirmed`: it is. `taken`: it is somebody else's by now. `ask-stop`: shall it stay as it was?
 * `stopped`: it stays. `over`: there is nothing to decide any more, or there is a later mail.
 */
export type AddressLinkState = "ask" | "confirmed" | "taken" | "ask-stop" | "stopped" | "over";

export interface AddressLinkModel extends PageModel {
  programme: string;
  action: string;
  state: AddressLinkState;
  /** Where a new link to the own page is asked for: a change, and stopping one, end the earlier ones. */
  myPage: string;
}

/** The page behind the link in a mail about an address: one button at most, and no address on it. */
export function addressLinkPage(model: AddressLinkModel): string {
  const t = translator(model.locale);
  const { state } = model;
  return renderPage(
    <Layout t={t} title={t(`address-link.${state}.title`)} programme={model.programme} me={model.me}>
      <Card>
        <p>{t(`address-link.${state}.text`)}</p>
        {state === "ask" || state === "ask-stop" ? <Press t={t} model={model} look={state} /> : null}
      </Card>
      {state === "confirmed" || state === "stopped" ? (
        <p class="soft">
          <a href={`${model.myPage}?lang=${model.locale}`} class="link">
            {t("address-link.my-page")}
          </a>
        </p>
      ) : null}
    </Layout>,
  );
}

function Press({ t, model, look }: { t: Translate; model: AddressLinkModel; look: "ask" | "ask-stop" }) {
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        <Button look={look === "ask" ? "main" : "grave"}>{t(`address-link.${look}.button`)}</Button>
      </div>
    </Form>
  );
}
