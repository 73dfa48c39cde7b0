import { dayText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call, Table } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { KeyDateFields } from "./key-date.tsx";
import { keyDateName } from "./key-dates.tsx";
import { promptName, reasonWords } from "./mail-words.ts";
import { type WorkLineModel, type WorkModel, workPage } from "./work.tsx";

/** What was asked: the key date as it would be, beside what it was. */
interface Asked {
  keyDate: string;
  date: string;
  days: number;
  zone: string;
  state: "tentative" | "confirmed" | "cancelled";
  was: string;
  seen: number;
}

const counts = ["moved", "changed", "gone", "late", "new", "news", "sent", "held"] as const;

/** Who would get what differently, and the button that makes it so. */
export function keyDatePreviewPage(model: WorkModel, asked: Asked): string {
  const t = translator(model.locale);
  const totals = model.lines.filter(({ says }) => says === "total");
  const lines = model.lines.filter(({ says }) => says !== "total").map((line) => inWords(t, line));
  const next = (
    <>
      <p>
        {t("dates.preview.asked", {
          name: keyDateName(t, asked.keyDate),
          was: dayText(t.locale, asked.was),
          is: dayText(t.locale, asked.date),
          days: asked.days,
          place: asked.zone === "" ? "none" : placeOfZone(asked.zone),
          state: asked.state,
          moves: asked.was === asked.date ? "no" : "yes",
        })}
      </p>
      {model.state === "done" ? <Decide t={t} model={model} asked={asked} /> : null}
      {totals.length === 0 ? null : <Totals t={t} totals={totals} />}
    </>
  );
  return workPage({ ...model, lines }, next);
}

/** Nothing has changed yet; one button changes it, and the link leaves it as it is. */
function Decide({ t, model, asked }: { t: Translate; model: WorkModel; asked: Asked }) {
  const { programme } = model;
  if (programme === undefined) return null;
  const path = `programmes/${programme.id}/key-dates`;
  const does = asked.state === "cancelled" ? "cancel" : asked.was === asked.date ? "save" : "move";
  return (
    <Call call={`${path}/${asked.keyDate}`} method="put" version={asked.seen} then={`${path}?done=saved`}>
      <KeyDateFields date={asked.date} days={asked.days} zone={asked.zone} state={asked.state} />
      <p class="acts">
        <Button look={does === "cancel" ? "grave" : "main"}>{t(`dates.preview.${does}`)}</Button>
        <a href={at(path)}>{t("dates.preview.leave")}</a>
      </p>
    </Call>
  );
}

/** How much of each prompt would differ. */
export function Totals({ t, totals }: { t: Translate; totals: readonly WorkLineModel[] }) {
  const shown = counts.filter((count) => totals.some(({ values }) => values[count] !== 0));
  const caption = t("dates.preview.totals");
  return (
    <Table
      caption={caption}
      head={[t("dates.preview.mail"), ...shown.map((count) => t(`dates.preview.count.${count}`))]}
    >
      {totals.map(({ values }) => (
        <tr key={values["prompt"]}>
          <td>{promptName(t, String(values["prompt"]))}</td>
          {shown.map((count) => (
            <td class="number" key={count}>
              {values[count]}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

/** A line's days, mail and reason as people read them. */
export function inWords(t: Translate, line: WorkLineModel): WorkLineModel {
  const { prompt = "", from = "", to = "", reason = "" } = line.values;
  const day = (text: string) => (text === "" ? "" : dayText(t.locale, text));
  return {
    ...line,
    name: line.name ?? t("mails.nobody"),
    values: {
      prompt: promptName(t, String(prompt)),
      from: day(String(from)),
      to: day(String(to)),
      reason: reasonWords(t, String(reason)),
    },
  };
}
