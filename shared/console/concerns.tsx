import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done, Pager } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** A concern as a coordinator reads it; its words are gone once it is closed. */
interface ConcernRow {
  id: string;
  state: "open" | "closed";
  text?: string | undefined;
  contact?: string | undefined;
  raisedAt: string;
  closedAt?: string | undefined;
}

/** Concerns of a programme, a page of them. */
export interface ConcernsModel extends ConsoleModel {
  programme: ConsoleProgramme;
  /** The programme's zone. */
  zone: string;
  state?: string | undefined;
  rows: readonly ConcernRow[];
  cursor: string | null;
  later: boolean;
}

/** What people wanted the programme to know, to read and to close. */
export function concernsPage(model: ConcernsModel): string {
  const t = translator(model.locale);
  const { programme, state, rows } = model;
  const path = `programmes/${programme.id}/concerns`;
  return renderPage(
    <ConsolePage t={t} model={model} part="people" title={t("concerns.title")}>
      <Done t={t} done={model.done} says={{ closed: "concerns.closed-now" }} />
      <p>{t("concerns.text")}</p>
      <p class="acts">
        {(["open", "closed"] as const).map((one) => (
          <a href={at(`${path}?state=${one}`)} aria-current={state === one ? "page" : undefined}>
            {t(`concerns.show.${one}`)}
          </a>
        ))}
      </p>
      {rows.length === 0 ? <p>{t("concerns.none")}</p> : null}
      {rows.map((row, index) => (
        <Concern t={t} model={model} row={row} number={index + 1} />
      ))}
      <Pager
        t={t}
        path={state ? `${path}?state=${encodeURIComponent(state)}` : path}
        cursor={model.cursor}
        later={model.later}
      />
    </ConsolePage>,
  );
}

function Concern({
  t,
  model: { programme, zone },
  row,
  number,
}: {
  t: Translate;
  model: ConcernsModel;
  row: ConcernRow;
  number: number;
}) {
  const day = (at: string) => dayOfInstant(t.locale, zone, at);
  const path = `programmes/${programme.id}/concerns`;
  return (
    <Card title={t("concerns.one", { date: day(row.raisedAt) })}>
      {row.text === undefined ? (
        <p>{t("concerns.gone", { date: row.closedAt === undefined ? "" : day(row.closedAt) })}</p>
      ) : (
        row.text.split("\n").map((line) => <p>{line}</p>)
      )}
      <Facts items={[[t("concerns.contact"), row.contact ?? (row.state === "open" ? t("concerns.no-contact") : "")]]} />
      {row.state === "closed" ? null : (
        <details>
          <summary>
            {t("concerns.close")}
            <span class="hide"> {number}</span>
          </summary>
          <Call call={`${path}/${row.id}/closing`} then={`${path}?state=open&done=closed`}>
            <p>{t("concerns.close.text")}</p>
            <Button look="grave">
              {t("concerns.close.sure")}
              <span class="hide"> {number}</span>
            </Button>
          </Call>
        </details>
      )}
    </Card>
  );
}
