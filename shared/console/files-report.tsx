import type { ComponentChildren } from "preact";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Table } from "#shared/view/console-parts.tsx";
import { consoleCss } from "#shared/view/console-style.ts";
import { Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { FilesCharts } from "./files-charts.tsx";
import type { FilesReport } from "./files-model.ts";
import { noneText } from "./files-none.ts";
import { reasonsText } from "./pair-words.ts";

interface Part {
  t: Translate;
  report: FilesReport;
}

/** One round on files as a whole page that stands alone: no script, nothing from elsewhere, and ready for printing. */
export function filesReportPage(report: FilesReport): string {
  const t = translator(report.locale);
  return renderPage(
    <Sheet t={t} report={report}>
      <p>
        {t("files.report.intro", {
          day: dayOfInstant(t.locale, "UTC", report.at),
          ...{ mentees: report.mentees, paired: report.pairs.length, without: report.unpaired.length },
        })}
      </p>
      <Numbers t={t} report={report} />
      <FilesCharts t={t} report={report} />
      <Pairs t={t} report={report} />
      <Without t={t} report={report} />
      <Proven t={t} report={report} />
    </Sheet>,
  );
}

function Sheet({ t, report, children }: Part & { children: ComponentChildren }) {
  const title = t("files.report.title");
  return (
    <html lang={t.locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{report.programme === undefined ? title : `${title} · ${report.programme}`}</title>
        <style>{consoleCss}</style>
      </head>
      <body class="console">
        <a class="skip" href="#content">
          {t("page.skip")}
        </a>
        <header>
          <span class="mark">{t("app.name")}</span>
          {report.programme === undefined ? null : <span class="of">{report.programme}</span>}
        </header>
        <main id="content">
          <h1 tabindex={-1}>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function Numbers({ t, report }: Part) {
  const { quality, mentees, mentors, places, pairs, unpaired } = report;
  const { wished, granted, first } = quality;
  const count = (value: number) => t("rounds.count", { count: value });
  return (
    <Card title={t("rounds.numbers")}>
      <Facts
        items={[
          [t("rounds.mentees"), count(mentees)],
          [t("files.report.mentors"), count(mentors)],
          [t("rounds.places"), count(places)],
          [t("rounds.suggested"), count(pairs.length)],
          [t("rounds.without"), count(unpaired.length)],
          [t("files.quality.reachable"), count(quality.reachable)],
          [t("quality.fit"), t("quality.of", { part: quality.reached, whole: 100 })],
          [t("files.quality.worst"), count(quality.worst)],
          [t("files.quality.blocking"), t("files.quality.both", { all: quality.blocking, much: quality.strong })],
          [
            t("files.quality.wishes"),
            quality.wished === 0 ? "" : t("files.quality.granted", { wished, granted, first }),
          ],
        ]}
      />
      {quality.reached < 100 ? <p class="soft">{t("files.quality.given-up", { way: quality.way })}</p> : null}
    </Card>
  );
}

function Pairs({ t, report: { pairs } }: Part) {
  if (pairs.length === 0) return null;
  const head = [t("rounds.mentee"), t("rounds.mentor"), t("rounds.why"), t("files.report.points")];
  return (
    <Card title={t("rounds.pairs")}>
      <Table caption={t("files.report.pairs")} head={head}>
        {pairs.map(({ mentee, mentor, reasons, points }) => (
          <tr key={mentee}>
            <th scope="row">{mentee}</th>
            <td>{mentor}</td>
            <td>{reasonsText(t, reasons)}</td>
            <td class="number">{t("rounds.count", { count: points })}</td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Without({ t, report: { unpaired, mentees } }: Part) {
  return (
    <Card title={t("rounds.unpaired.title")}>
      {unpaired.length === 0 ? (
        <p>{t("rounds.unpaired.none")}</p>
      ) : (
        <Table caption={t("rounds.unpaired.caption")} head={[t("rounds.mentee"), t("rounds.why-none")]}>
          {unpaired.map((none) => (
            <tr key={none.mentee}>
              <th scope="row">{none.mentee}</th>
              <td>{noneText(t, none, mentees)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}

function Proven({ t, report: { proof, quality } }: Part) {
  return (
    <Card title={t("files.proof.title")}>
      <p>{t("files.proof.text", { placed: quality.reachable })}</p>
      <p class="soft">{t("files.proof.digest", { digest: proof.inputs })}</p>
    </Card>
  );
}
