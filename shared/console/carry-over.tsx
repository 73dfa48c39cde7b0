import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { inWords, Totals } from "./key-date-preview.tsx";
import { playbookText } from "./settings-words.ts";
import { type WorkModel, workPage } from "./work.tsx";

/** The year plan pairs are carried over to, and the programme as it was when somebody looked. */
interface Carried {
  name: string;
  version: number;
  seen: number;
}

/** Who would get what differently, and the button that carries running pairs over; or that it is done. */
export function carryOverPage(model: WorkModel, carried: Carried): string {
  const t = translator(model.locale);
  const totals = model.lines.filter(({ says }) => says === "total");
  const lines = model.lines.filter(({ says }) => says !== "total").map((line) => inWords(t, line));
  const plan = playbookText(t, `${carried.name}@${carried.version}`);
  const next = (
    <>
      <p>{t("books.carry.to", { plan })}</p>
      {model.state === "done" && model.dryRun ? <Decide t={t} model={model} seen={carried.seen} /> : null}
      {totals.length === 0 ? null : <Totals t={t} totals={totals} />}
    </>
  );
  return workPage({ ...model, lines }, next);
}

function Decide({ t, model, seen }: { t: Translate; model: WorkModel; seen: number }) {
  const path = `programmes/${model.programme?.id ?? ""}`;
  const pairs = Number(model.summary["pairs"] ?? 0);
  return (
    <Call call={`${path}/carry-over`} version={seen}>
      <input type="hidden" name="do" value="carry" />
      <p class="acts">
        {pairs === 0 ? null : <Button>{t("books.carry.do")}</Button>}
        <a href={at(`${path}/year-plans`)}>{t("books.carry.leave")}</a>
      </p>
    </Call>
  );
}
