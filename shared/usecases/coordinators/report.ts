import { stringify } from "csv-stringify/sync";
import type { Temporal } from "temporal-polyfill";
import { reportPage } from "../../console/report.tsx";
import { pulseQuestions } from "../../domain/pulse.ts";
import {
  figureNames,
  type PublishedComparison,
  type PublishedPulse,
  pulseSides,
  type Report,
} from "../../domain/report.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { mustRun } from "./allowed.ts";
import { requestWork } from "./work.ts";

/** The latest report: a page to print, JSON, or a file. Every form holds the published figures and nothing else. */
export async function showReport(request: RequestOf<"showReport">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const [programme, report] = await Promise.all([programmeOf(ports, id), ports.store.get("report", id)]);
  const json = { report: report ?? null };
  if (request.query.format === "csv" && report !== undefined) {
    const name = `${id}-report-${report.at.slice(0, 10)}.csv`;
    return { status: 200, json, file: { name, type: "text/csv; charset=utf-8", text: csvOf(report) } };
  }
  const html = reportPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    society: programme.society,
    zone: programme.zone,
    done: request.query.done,
    report,
  });
  return { status: 200, json, html };
}

/** Has the programme counted anew. */
export async function makeReport(
  request: RequestOf<"makeReport">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  await programmeOf(ports, programme);
  return requestWork(request, { programme, kind: "report", dryRun: false, order: {} }, ports, now);
}

/** A line for each published number; groups people named may begin like a formula, which a spreadsheet must not run. */
function csvOf({ at, published }: Report): string {
  const { figures, regions, sectors, load, pulse, comparison } = published;
  const rows = [
    ...figureNames.map((name) => ({ table: "figures", group: name, people: figures[name] })),
    ...regions.map((one) => ({ table: "waiting-by-region", ...one })),
    ...sectors.map((one) => ({ table: "waiting-by-sector", ...one })),
    ...(load ?? []).map((people, index) => ({ table: "mentors-by-mentees", group: String(index + 1), people })),
    ...(pulse ? pulseRows(pulse) : []),
    ...(comparison ? comparisonRows(comparison) : []),
  ];
  const lines = rows.map(({ table, group, people }) => ({ at, table, group, "rounded-down-to-fives": people }));
  return stringify(lines, { header: true, escape_formulas: true });
}

/** Who was compared, and what came of it: the shares and their difference in whole percents. */
function comparisonRows({ fewer, others, difference, low, high }: PublishedComparison) {
  const table = "fewer-invitations";
  return [
    { table, group: "drawn", people: fewer.people },
    { table, group: "others", people: others.people },
    { table, group: "percent-met-drawn", people: fewer.percent },
    { table, group: "percent-met-others", people: others.percent },
    { table, group: "difference", people: difference },
    { table, group: "difference-at-least", people: low },
    { table, group: "difference-at-most", people: high },
  ];
}

const [benefitGroups, jointGroups, changeGroups] = [
  ["yes", "no"],
  ["yes", "no"],
  ["more", "the-same", "less"],
];

/** The five questions, a line for each group that may be told. */
function pulseRows({ benefit, jointWork, change }: PublishedPulse) {
  const rows = (table: string, groups: readonly string[], said: readonly number[] | null) =>
    (said ?? []).map((people, index) => ({ table, group: groups[index] ?? "", people }));
  return [
    ...pulseSides.flatMap((side) => rows(`benefit-${side}`, benefitGroups, benefit[side])),
    ...rows("joint-work", jointGroups, jointWork),
    ...pulseQuestions.flatMap((question) =>
      pulseSides.flatMap((side) => rows(`${question}-since-start-${side}`, changeGroups, change[question][side])),
    ),
  ];
}
