import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import type { FilesReport } from "./files-model.ts";
import { type Bar, Bars } from "./report-chart.tsx";

interface Props {
  t: Translate;
  report: Pick<FilesReport, "spread" | "loads">;
}

/** Mentees of one mentor beyond which bars are put together. */
const mostLoad = 10;

/** How well the pairs fit, and how many mentees each mentor would have. */
export function FilesCharts({ t, report: { spread, loads } }: Props) {
  if (spread.length === 0) return null;
  const fits = spread.map(({ from, pairs: count }, index) => {
    const next = spread[index + 1]?.from;
    const values = { from, to: (next ?? from) - 1, last: next === undefined ? "yes" : "no" };
    return barOf(t, count, t("files.chart.points", values));
  });
  const byLoad = Map.groupBy(loads, (load) => Math.min(load, mostLoad));
  const used = [...byLoad].sort(([one], [other]) => one - other);
  const bars = used.map(([load, some]) => barOf(t, some.length, t("files.chart.mentees", { count: load })));
  return (
    <Card title={t("files.chart.title")}>
      <div class="columns">
        <div>
          <Bars t={t} title={t("files.chart.fit")} of={t("files.report.points")} bars={fits} />
        </div>
        <div>
          <Bars t={t} title={t("files.chart.load")} of={t("files.report.mentors")} bars={bars} />
        </div>
      </div>
    </Card>
  );
}

function barOf(t: Translate, people: number, name: string): Bar {
  return { name, people, says: t("rounds.count", { count: people }) };
}
