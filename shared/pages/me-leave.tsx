import type { Translate } from "#shared/locales/translate.ts";
import { Sure } from "#shared/view/choice.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { people } from "#shared/view/words.ts";
import type { MeModel } from "./me-model.ts";

/** Ending a mentorship, and leaving: each behind a box that says so, which the browser insists on. */
export function LeaveCards({ t, model }: { t: Translate; model: MeModel }) {
  return (
    <>
      {model.mentorships.length === 0 ? null : (
        <Card title={t("me.end")}>
          <p>{t("me.end.text")}</p>
          {model.mentorships.map(({ id, names, others }) => (
            <Form action={model.action} locale={t.locale} insist>
              <input type="hidden" name="action" value="end" />
              <input type="hidden" name="mentorship" value={id} />
              <Sure id={`sure-${id}`}>{t("me.end.sure", { names: people(t, names, others) })}</Sure>
              <div class="acts">
                <Button look="grave">{t("me.end.button")}</Button>
              </div>
            </Form>
          ))}
        </Card>
      )}
      <Card title={t("me.leave")}>
        <p>{t("me.leave.text")}</p>
        <Form action={model.action} locale={t.locale} insist>
          <input type="hidden" name="action" value="leave" />
          <Sure id="sure-leave">{t("me.leave.sure", { programme: model.programme })}</Sure>
          <div class="acts">
            <Button look="grave">{t("me.leave.button")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
