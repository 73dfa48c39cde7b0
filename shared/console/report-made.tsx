import { translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { type WorkModel, workPage } from "./work.tsx";

/** The counting, and the way to the report once it is done. */
export function reportMade(model: WorkModel): string {
  const t = translator(model.locale);
  const path = `programmes/${model.programme?.id ?? ""}/report`;
  const next = (
    <p>
      <a href={at(path)} class="button">
        {t("report.show")}
      </a>
    </p>
  );
  return workPage(model, model.state === "done" ? next : undefined);
}
