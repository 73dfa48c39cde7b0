import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { inWords } from "./key-date-preview.tsx";
import { type WorkModel, workPage } from "./work.tsx";

/** What was asked; an empty cohort is everybody. */
interface Asked {
  cohort: string;
  from: string;
  until: string;
}

/** Whom a pause would concern and whose mail it would change, and the button that makes it so. */
export function pausePreviewPage(model: WorkModel, asked: Asked): string {
  const t = translator(model.locale);
  const next = (
    <>
      <p>{t("pauses.asked", { who: asked.cohort || "everybody", ...days(t, asked) })}</p>
      {model.state === "done" ? <Decide t={t} model={model} asked={asked} /> : null}
    </>
  );
  return workPage({ ...model, lines: model.lines.map((line) => inWords(t, line)) }, next);
}

/** Nothing has changed yet; one button changes it, and the link leaves it as it is. */
function Decide({ t, model: { programme }, asked }: { t: Translate; model: WorkModel; asked: Asked }) {
  if (programme === undefined) return null;
  const path = `programmes/${programme.id}/pauses`;
  return (
    <Call call={path} then={`${path}?done=set`}>
      <input type="hidden" name="cohort" value={asked.cohort} />
      <input type="hidden" name="from" value={asked.from} />
      <input type="hidden" name="until" value={asked.until} />
      <input type="hidden" name="does" value="set" />
      <p class="acts">
        <Button>{t("pauses.set")}</Button>
        <a href={at(path)}>{t("pauses.leave")}</a>
      </p>
    </Call>
  );
}

/** The first day and the day things go on, in words. */
export function days(t: Translate, { from, until }: { from: string; until: string }) {
  return { from: dayText(t.locale, from), until: dayText(t.locale, until) };
}
