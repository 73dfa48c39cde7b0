import type { Report } from "#shared/domain/report.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { shortfallOf } from "#shared/report/publish.ts";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Bars } from "./report-chart.tsx";
import { Comparison } from "./report-comparison.tsx";
import { fitText, loadBars, Part, Waiting } from "./report-parts.tsx";
import { PulseFigures } from "./report-pulse.tsx";

/** The report of a programme, if one was made. */
export interface ReportModel extends ConsoleModel {
  programme: { id: string; name: string };
  society: string;
  /** Where the day of a report is meant. */
  zone: string;
  report: Report | undefined;
}

/** One page to print: what the programme did, in numbers nobody can be found in. */
export function reportPage(model: ReportModel): string {
  const t = translator(model.locale);
  const { report, programme } = model;
  const path = `programmes/${programme.id}/report`;
  return renderPage(
    <ConsolePage t={t} model={model} part="report" title={t("report.title", { programme: programme.name })}>
      {report === undefined ? <p>{t("report.none")}</p> : <Sheet t={t} model={model} report={report} />}
      <div class="unprinted">
        <Call call={path}>
          <Button look={report === undefined ? "main" : "quiet"}>
            {t(report === undefined ? "report.make" : "report.renew")}
          </Button>
        </Call>
        {report === undefined ? null : (
          <p>
            <a href={at(`${path}?format=csv`)} class="link">
              {t("report.csv")}
            </a>
          </p>
        )}
      </div>
    </ConsolePage>,
  );
}

function Sheet({ t, model, report }: { t: Translate; model: ReportModel; report: Report }) {
  const { at: made, published, before } = report;
  return (
    <div class="sheet">
      <p>{t("report.lead", { society: model.society, day: dayOfInstant(t.locale, model.zone, made) })}</p>
      <p class="unprinted soft">{t("report.print")}</p>
      <div class="columns">
        <div>
          {(["pairs", "mail"] as const).map((part) => (
            <Part t={t} key={part} part={part} now={published} before={before} zone={model.zone} />
          ))}
          <Card title={t("report.benefit")}>
            <p>{fitText(t, "mentees", published)}</p>
            <p>{fitText(t, "mentors", published)}</p>
            <PulseFigures t={t} pulse={published.pulse} />
          </Card>
        </div>
        <div>
          <Part t={t} part="mentors" now={published} before={before} zone={model.zone}>
            <p>{t("report.shortfall", { count: shortfallOf(published.figures) })}</p>
            {published.load === null ? (
              <p class="soft">{t("report.load.withheld")}</p>
            ) : (
              <Bars t={t} title={t("report.load")} of={t("report.load.of")} bars={loadBars(t, published.load)} />
            )}
          </Part>
          <Comparison t={t} comparison={published.comparison} />
        </div>
      </div>
      <Card title={t("report.waiting")}>
        <div class="columns">
          <Waiting t={t} by="region" groups={published.regions} />
          <Waiting t={t} by="sector" groups={published.sectors} />
        </div>
      </Card>
      <p class="soft">{t("report.privacy")}</p>
    </div>
  );
}
