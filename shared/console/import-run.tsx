import type { WorkValues } from "#shared/domain/work.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Facts } from "#shared/view/parts.tsx";
import { type WorkModel, workPage } from "./work.tsx";

/** A check or an import of one file. */
export interface ImportRunModel extends WorkModel {
  /** The upload whose file it reads. */
  upload: string;
  fileName: string;
  skipWrong: boolean;
}

/** What came of a check or an import by number, line by line, and what to do next. */
export function importRunPage(model: ImportRunModel): string {
  const t = translator(model.locale);
  return workPage(model, <Next t={t} model={model} />);
}

interface PartProps {
  t: Translate;
  model: ImportRunModel;
}

function Next({ t, model }: PartProps) {
  const { state, summary } = model;
  return (
    <>
      {model.fileName === "" ? null : <p class="soft">{t("import.of-file", { name: model.fileName })}</p>}
      {state === "done" ? <Numbers t={t} summary={summary} /> : null}
      {state === "failed" ? <Again t={t} model={model} /> : null}
      {state === "done" ? <Decision t={t} model={model} /> : null}
    </>
  );
}

const numbers = ["new", "changed", "unchanged", "leftOut", "wrong"] as const;

function Numbers({ t, summary }: { t: Translate; summary: WorkValues }) {
  if (summary["outcome"] === "unreadable") return null;
  const items = numbers.map((name): [string, string] => [
    t.of(`import.count.${name.toLowerCase()}`),
    new Intl.NumberFormat(t.locale).format(countIn(summary, name)),
  ]);
  return <Facts items={items} />;
}

/** The way on after a check, or after an import that found lines that are wrong. */
function Decision({ t, model }: PartProps) {
  const { summary } = model;
  const programme = `programmes/${model.programme?.id ?? ""}`;
  const right = countIn(summary, "new") + countIn(summary, "changed");
  const wrong = countIn(summary, "wrong");
  const isOpen = model.dryRun && summary["outcome"] === "looked" && right > 0;
  const other = wrong > 0 || summary["outcome"] === "unreadable" ? t("import.correct") : t("import.another");
  return (
    <>
      {isOpen && wrong === 0 ? <Apply t={t} model={model} right={right} wrong={0} /> : null}
      <p class="acts">
        <a href={at(`${programme}/imports`)}>{other}</a>
      </p>
      {isOpen && wrong > 0 ? <Apply t={t} model={model} right={right} wrong={wrong} /> : null}
    </>
  );
}

interface ApplyProps extends PartProps {
  right: number;
  wrong: number;
}

function Apply({ t, model, right, wrong }: ApplyProps) {
  const kind = model.kind === "import-pairs" ? "pairs" : "members";
  return (
    <Call call={`programmes/${model.programme?.id ?? ""}/imports/${model.upload}/application`}>
      {wrong === 0 ? null : <input type="hidden" name="skipWrong" value="yes" />}
      <Button look={wrong === 0 ? "main" : "quiet"}>
        {wrong === 0 ? t.of(`import.apply.${kind}`, { right }) : t.of(`import.apply-right.${kind}`, { right, wrong })}
      </Button>
    </Call>
  );
}

/** Begins work that stopped once more: what it wrote stays, and is not written again. */
function Again({ t, model }: PartProps) {
  const act = model.dryRun ? "check" : "application";
  return (
    <Call call={`programmes/${model.programme?.id ?? ""}/imports/${model.upload}/${act}`}>
      {model.skipWrong ? <input type="hidden" name="skipWrong" value="yes" /> : null}
      <Button>{t("import.again")}</Button>
    </Call>
  );
}

function countIn(summary: WorkValues, name: string): number {
  return Number(summary[name] ?? 0);
}
