import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { people } from "#shared/view/words.ts";
import type { MeModel } from "./me-model.ts";

/** Saying that the two of a pair are in touch, with one button and no more words. */
export function TouchCard({ t, model }: { t: Translate; model: MeModel }) {
  if (model.mentorships.length === 0) return null;
  return (
    <div id="in-touch">
      <Card title={t("nudge.touch")}>
        <p>{t("nudge.touch.text")}</p>
        {model.mentorships.map(({ id, names, others, lastTalk }) => (
          <Form action={model.action} locale={t.locale}>
            <input type="hidden" name="action" value="in-touch" />
            <input type="hidden" name="mentorship" value={id} />
            {lastTalk === undefined ? null : (
              <p class="soft">
                {t("nudge.touch.last", { names: people(t, names, others), date: dayText(t.locale, lastTalk) })}
              </p>
            )}
            <div class="acts">
              <Button look="quiet">{t("nudge.touch.with", { names: people(t, names, others) })}</Button>
            </div>
          </Form>
        ))}
      </Card>
    </div>
  );
}

/** Says that the programme compares, never in which group somebody is; and lets them have every invitation. */
export function ComparisonCard({ t, model }: { t: Translate; model: MeModel }) {
  if (model.compares === undefined) return null;
  return (
    <Card title={t("nudge.compare")}>
      <p>{t(model.compares === "all" ? "nudge.compare.all" : "nudge.compare.told")}</p>
      {model.compares === "all" ? null : (
        <Form action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="all-prompts" />
          <div class="acts">
            <Button look="quiet">{t("nudge.compare.button")}</Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
