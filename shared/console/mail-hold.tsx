import type { Work } from "#shared/domain/work.ts";
import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { promptName } from "./mail-words.ts";
import { type WorkModel, workPage } from "./work.tsx";

/** What came of holding, or releasing, all mail of one kind on one day. */
export function mailHoldPage({ programme }: Pick<Work, "programme">, model: WorkModel): string {
  const t = translator(model.locale);
  const { what = "", day = "" } = model.summary;
  const summary = {
    ...model.summary,
    what: promptName(t, String(what)),
    day: day === "" ? "" : dayText(t.locale, String(day)),
  };
  const lines = model.lines.map((line) => ({ ...line, name: line.name ?? t("mails.nobody") }));
  return workPage(
    { ...model, summary, lines },
    <p class="acts">
      <a href={at(`programmes/${programme}/mail`)}>{t("mails.back")}</a>
      <a href={at(`programmes/${programme}/held-mail`)}>{t("mails.held.link")}</a>
    </p>,
  );
}
