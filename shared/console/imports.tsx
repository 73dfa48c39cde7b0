import type { WorkState, WorkValues } from "#shared/domain/work.ts";
import { momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Table } from "#shared/view/console-parts.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** A kind of file, and the columns it may have. */
export interface ImportKindModel {
  kind: string;
  columns: readonly string[];
}

/** One check or import. */
export interface ImportRowModel {
  id: string;
  kind: string;
  state: WorkState;
  dryRun: boolean;
  name: string;
  at: string;
  summary: WorkValues;
}

export interface ImportsModel extends ConsoleModel {
  programme: { id: string; name: string };
  zone: string;
  kinds: readonly ImportKindModel[];
  latest: readonly ImportRowModel[];
}

/** Where files are sent: first checked, then imported. */
export function importsPage(model: ImportsModel): string {
  const t = translator(model.locale);
  return renderPage(
    <ConsolePage t={t} model={model} part="import" title={t("import.title")}>
      <p>{t("import.intro")}</p>
      <p>{t("import.nobody-mailed")}</p>
      <Card title={t("import.send")}>
        <Upload t={t} model={model} />
      </Card>
      {model.kinds.map((kind) => (
        <FileHelp t={t} programme={model.programme.id} kind={kind} />
      ))}
      <h2>{t("import.latest")}</h2>
      {model.latest.length === 0 ? <p>{t("import.none")}</p> : <Latest t={t} model={model} />}
    </ConsolePage>,
  );
}

function Upload({ t, model: { programme, kinds } }: { t: Translate; model: ImportsModel }) {
  return (
    <form
      data-upload={`programmes/${programme.id}/imports`}
      data-none={t("import.file.none")}
      data-large={t("import.file.large")}
      novalidate
    >
      {kinds.length === 1 ? <input type="hidden" name="kind" value={kinds[0]?.kind} /> : <Kinds t={t} kinds={kinds} />}
      <div class="field">
        <label for="file">{t("import.file")}</label>
        <input id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv" aria-describedby="file-hint" />
        <span class="soft" id="file-hint">
          {t("import.file.hint")}
        </span>
      </div>
      <Button>{t("import.check")}</Button>
      <p role="status" data-upload-status />
      <progress data-upload-progress hidden value={0} max={1} aria-label={t("import.sending")} />
    </form>
  );
}

function Kinds({ t, kinds }: { t: Translate; kinds: readonly ImportKindModel[] }) {
  return (
    <fieldset class="field">
      <legend>{t("import.kind")}</legend>
      {kinds.map(({ kind }, index) => (
        <Choice type="radio" name="kind" id={`kind-${kind}`} value={kind} checked={index === 0} long>
          {t.of(`import.kind.${kind}`)}
        </Choice>
      ))}
    </fieldset>
  );
}

/** What a file should look like, with one to begin from. */
function FileHelp({
  t,
  programme,
  kind: { kind, columns },
}: {
  t: Translate;
  programme: string;
  kind: ImportKindModel;
}) {
  const caption = t.of(`import.columns.${kind}`);
  return (
    <details class="card">
      <summary>{t.of(`import.looks.${kind}`)}</summary>
      <p>{t.of(`import.needs.${kind}`)}</p>
      <div class="field">
        <a href={at(`programmes/${programme}/import-example?kind=${kind}&format=csv`)}>
          {t.of(`import.example.${kind}`)}
        </a>
      </div>
      <Table caption={caption} head={[t("import.column"), t("import.column.holds")]}>
        {columns.map((name) => (
          <tr>
            <th scope="row">{t.of(`import.${kind}.${name}`)}</th>
            <td>{t.of(`import.${kind}.${name}.holds`)}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}

function Latest({ t, model: { programme, zone, locale, latest } }: { t: Translate; model: ImportsModel }) {
  const head = [t("import.when"), t("import.file"), t("import.came")];
  return (
    <Table caption={t("import.latest.caption")} head={head}>
      {latest.map((row) => (
        <tr>
          <td>{momentText(locale, zone, row.at)}</td>
          <td>
            <a href={at(`programmes/${programme.id}/runs/${row.id}`)}>{row.name || t("import.unnamed")}</a>
          </td>
          <td>{cameOf(t, row)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What came of a check or an import, in a few words. */
function cameOf(t: Translate, { state, dryRun, summary }: ImportRowModel): string {
  if (state !== "done") return t.of(`work.state.${state}`);
  const count = (name: string) => Number(summary[name] ?? 0);
  const numbers = { written: count("new") + count("changed"), wrong: count("wrong") };
  return t("import.short", { ...numbers, did: dryRun ? "checked" : String(summary["outcome"] ?? "") });
}
