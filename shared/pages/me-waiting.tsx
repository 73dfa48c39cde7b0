import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import type { MeModel } from "./me-model.ts";

interface Props {
  t: Translate;
  model: MeModel;
}

/** What would help somebody who waits for a mentor, or for a second one: a tap for each. */
export function WaitingCard({ t, model }: Props) {
  const { meanwhile = [], second } = model;
  if (meanwhile.length === 0 && second === undefined) return null;
  return (
    <Card title={t(meanwhile.length > 0 ? "offer.me.meanwhile" : "offer.me.second")}>
      {meanwhile.map(({ kind, wished }) => (
        <Form key={kind} action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="meanwhile" />
          <input type="hidden" name="kind" value={kind} />
          <p id={`meanwhile-${kind}`}>{t(`offer.me.${kind}`, { wished: wished ? "yes" : "no" })}</p>
          <Says t={t} wished={wished} describedBy={`meanwhile-${kind}`} />
        </Form>
      ))}
      {second === undefined ? null : (
        <Form action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="second-mentor" />
          <p id="second-mentor">{t("offer.me.second.text", { wished: second ? "yes" : "no" })}</p>
          <Says t={t} wished={second} describedBy="second-mentor" />
        </Form>
      )}
    </Card>
  );
}

function Says({ t, wished, describedBy }: { t: Translate; wished: boolean; describedBy: string }) {
  return (
    <div class="acts">
      <Button name="says" value={wished ? "no" : "yes"} look="quiet" describedBy={describedBy}>
        {t(wished ? "offer.me.take-back" : "offer.me.wish")}
      </Button>
    </div>
  );
}
