import { pausesOn } from "#shared/domain/pause.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import type { MentorshipModel } from "./mentorship-model.ts";

/** Lets a mentorship rest until a day; while it rests, lets it go on. */
export function PauseCard({ t, model }: { t: Translate; model: MentorshipModel }) {
  const { mentorship, today, typed } = model;
  const { pause, version } = mentorship;
  const path = `programmes/${model.programme.id}/mentorships/${mentorship.id}`;
  if (pause !== undefined && pausesOn(pause, today)) {
    return (
      <Card title={t("pauses.ship")}>
        <p>{t("pauses.ship.runs", { date: dayText(t.locale, pause.until) })}</p>
        <Call call={`${path}/pause`} then={`${path}?done=resumed`} version={version}>
          <input type="hidden" name="action" value="resume" />
          <div class="acts">
            <Button look="quiet">{t("pauses.ship.resume")}</Button>
          </div>
        </Call>
      </Card>
    );
  }
  const error = typed === undefined ? undefined : t("pauses.error.ship");
  return (
    <Card title={t("pauses.ship")}>
      <ErrorSummary t={t} errors={new Map(error === undefined ? [] : [["until", error]])} heading="h3" />
      <p>{t("pauses.ship.text")}</p>
      <Call call={`${path}/pause`} then={`${path}?done=paused`} version={version}>
        <input type="hidden" name="action" value="pause" />
        <Field
          name="until"
          type="date"
          label={t("pauses.until")}
          value={typed ?? ""}
          error={error}
          hint={t("pauses.ship.hint")}
        />
        <div class="acts">
          <Button look="quiet">{t("pauses.ship.pause")}</Button>
        </div>
      </Call>
    </Card>
  );
}
