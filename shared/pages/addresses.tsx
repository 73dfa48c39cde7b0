import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Person } from "#shared/domain/person.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** What can be wrong with an address that is one, as the problem's message says it. */
export const addressProblems = {
  yours: "is your address already",
  often: "was asked for three times today; try again tomorrow",
} as const;

/** The addresses somebody is written to, and the forms that change them. */
export interface AddressesModel extends PageModel {
  programme: string;
  action: string;
  email: string;
  state: Person["addressState"];
  second?: string | undefined;
  /** Asked for and not confirmed yet; the same whether the address is anybody's. */
  pending?: { email: string; as: "first" | "second" } | undefined;
  did?: "change" | "second" | "remove-second" | "cancel" | undefined;
  refused?: { action: "change" | "second"; typed: string; errors: readonly FieldProblem[] } | undefined;
}

interface Props {
  t: Translate;
  model: AddressesModel;
}

/** The first address, the second, lasting one, and what still waits for a press on a link. */
export function addressesPage(model: AddressesModel): string {
  const t = translator(model.locale);
  const title = t("addresses.title");
  const wrong = wrongIn(t, model);
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={wrong === undefined ? title : t("page.check", { title })}
      programme={model.programme}
      me={model.me}
    >
      {wrong === undefined ? null : (
        <ErrorSummary t={t} errors={new Map([[`email-${model.refused?.action}`, wrong]])} />
      )}
      {model.did === "remove-second" || model.did === "cancel" ? (
        <Notice>{t(`addresses.did.${model.did}`)}</Notice>
      ) : null}
      <Pending t={t} model={model} />
      <Card title={t("addresses.first")}>
        <p>
          <strong>{model.email}</strong>
        </p>
        {model.state === "bouncing" ? <p>{t("addresses.bouncing")}</p> : null}
        <p>{t("addresses.change.text")}</p>
        <AddressForm t={t} model={model} action="change" error={wrong} />
      </Card>
      <Card title={t("addresses.second")}>
        <p>{t("addresses.second.text")}</p>
        <Second t={t} model={model} />
        <AddressForm t={t} model={model} action="second" error={wrong} />
      </Card>
    </Layout>,
  );
}

function Pending({ t, model }: Props) {
  if (model.pending === undefined) return null;
  return (
    <Notice>
      <p>{t("addresses.pending", { address: model.pending.email })}</p>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="cancel" />
        <div class="acts">
          <Button look="quiet">{t("addresses.cancel")}</Button>
        </div>
      </Form>
    </Notice>
  );
}

function Second({ t, model }: Props) {
  if (model.second === undefined) return null;
  return (
    <>
      <p id="second">
        <strong>{model.second}</strong>
      </p>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="remove-second" />
        <div class="acts">
          <Button look="quiet" describedBy="second">
            {t("addresses.remove-second")}
          </Button>
        </div>
      </Form>
    </>
  );
}

function AddressForm({ t, model, action, error }: Props & { action: "change" | "second"; error: string | undefined }) {
  const mine = model.refused?.action === action;
  return (
    <Form action={model.action} locale={t.locale}>
      <input type="hidden" name="action" value={action} />
      <Field
        name="email"
        id={`email-${action}`}
        type="email"
        required
        label={t(`addresses.new.${action}`)}
        value={mine ? model.refused?.typed : undefined}
        error={mine ? error : undefined}
      />
      <div class="acts">
        <Button>{t(`addresses.${action}.button`)}</Button>
      </div>
    </Form>
  );
}

/** The page's own words for what is wrong. */
function wrongIn(t: Translate, { refused }: AddressesModel): string | undefined {
  if (refused === undefined) return undefined;
  const messages = refused.errors.map(({ message }) => message);
  if (messages.includes(addressProblems.yours)) return t("addresses.error.yours");
  if (messages.includes(addressProblems.often)) return t("addresses.error.often");
  return t("error.email");
}
