import type { ComponentChildren } from "preact";
import type { WorkState, WorkValues } from "#shared/domain/work.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { type ConsoleModel, ConsolePage, type ConsolePart } from "#shared/view/console.tsx";
import { Pager, Table } from "#shared/view/console-parts.tsx";
import { Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** One line of what work has to say, with the person it is about by name where there is one. */
export interface WorkLineModel {
  level: "info" | "warning" | "error";
  says: string;
  values: WorkValues;
  name?: string | undefined;
}

/** Work that takes a while: how far it is, and what came of it. */
export interface WorkModel extends ConsoleModel {
  part: ConsolePart;
  kind: string;
  state: WorkState;
  dryRun: boolean;
  finished: number;
  total: number;
  summary: WorkValues;
  lines: readonly WorkLineModel[];
  path: string;
  cursor: string | null;
  later: boolean;
}

/** Seconds between two looks at work that is under way. */
const look = 2;

/** Progress while it runs, what came of it afterwards, and what to do next. */
export function workPage(model: WorkModel, next?: ComponentChildren): string {
  const t = translator(model.locale);
  const under = model.state === "requested" || model.state === "running" || model.state === "collecting";
  const variant = model.dryRun ? "look" : "done";
  return renderPage(
    <ConsolePage
      t={t}
      model={model}
      part={model.part}
      title={t.of(`work.${model.kind}.title`)}
      refresh={under ? look : undefined}
    >
      <div role="status">
        <Notice look={model.state === "failed" ? "bad" : "good"}>
          <p>{t.of(`work.state.${model.state}`)}</p>
          {under ? <Progress t={t} model={model} /> : null}
        </Notice>
      </div>
      {model.state === "done" ? <p>{t.of(`work.${model.kind}.${variant}`, textValues(model.summary))}</p> : null}
      {next}
      {model.lines.length === 0 ? null : <Lines t={t} model={model} />}
      <Pager t={t} path={model.path} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}

function Progress({ t, model: { finished, total } }: { t: Translate; model: WorkModel }) {
  if (total === 0) return <p>{t("work.progress.soon")}</p>;
  return (
    <p>
      <progress value={finished} max={total} aria-label={t("work.progress", { done: finished, total })} />
      {t("work.progress", { done: finished, total })}
    </p>
  );
}

function Lines({ t, model }: { t: Translate; model: WorkModel }) {
  const caption = t.of(`work.${model.kind}.lines`);
  return (
    <Table caption={caption} head={[caption]}>
      {model.lines.map((line, index) => (
        <tr key={index}>
          <td class={line.level === "error" ? "wrong" : undefined}>
            {t.of(`work.${model.kind}.${line.says}`, { ...textValues(line.values), name: line.name ?? "" })}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Values as wording takes them: yes and no are chosen by `select`. */
export function textValues(values: WorkValues): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "boolean" ? String(value) : value]),
  );
}
