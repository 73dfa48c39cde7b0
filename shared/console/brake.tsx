import type { PaceReport, RestoreReport } from "#shared/contracts/answers.ts";
import { momentText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Pacing } from "./brake-pace.tsx";
import { Restoring } from "./brake-restore.tsx";

/** Whether mail may leave. */
export interface BrakeModel extends ConsoleModel {
  state: "armed" | "on";
  /** When that was decided; null where nobody ever did. */
  changedAt: string | null;
  by: string | undefined;
  pace: PaceReport;
  restore?: RestoreReport | undefined;
}

/** Says whether mail leaves, what the button does, and what it does not. */
export function brakePage(model: BrakeModel): string {
  const t = translator(model.locale);
  const leaves = model.state === "armed";
  const when = model.changedAt === null ? undefined : momentText(t.locale, "UTC", model.changedAt);
  return renderPage(
    <ConsolePage t={t} model={model} title={t("brake.title")}>
      <Notice look={leaves ? "good" : "bad"}>
        <p>{t(leaves ? "brake.leaves" : "brake.paused")}</p>
      </Notice>
      {when === undefined ? <p>{t("brake.never")}</p> : <p>{t("brake.since", { when, by: model.by ?? "none" })}</p>}
      <Pacing t={t} pace={model.pace} />
      {model.restore && <Restoring t={t} restore={model.restore} />}
      <p>{t(leaves ? "brake.pause.text" : "brake.let.text")}</p>
      <Call call="brake">
        <div class="acts">
          <Button name="state" value={leaves ? "on" : "armed"} look={leaves ? "grave" : "main"}>
            {t(leaves ? "brake.pause" : "brake.let")}
          </Button>
        </div>
      </Call>
    </ConsolePage>,
  );
}
