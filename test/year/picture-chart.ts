import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { escaped, groupNames } from "./picture-marks.ts";
import { groupOf, groups, type Month, type YearRecord } from "./record.ts";

const kinds: Readonly<Record<string, string>> = groupOf;

/** Mails of each month by what they are for: a chart for wide screens, one for narrow ones, and the numbers. */
export function monthlyTotals(year: YearRecord): string {
  // A last month of two days without a mail would only be a gap.
  const months = year.months.filter(({ total }, index) => index < 12 || total > 0);
  return `<div class="wide">${chart(months, 1000, 300)}</div><div class="narrow">${chart(months, 380, 260)}</div>
<details><summary>The numbers</summary>${table(months)}</details>`;
}

function chart(months: readonly Month[], width: number, height: number): string {
  const { document } = parseHTML("<html><body></body></html>");
  const names = groups.map((group) => groupNames[group]);
  const data = months.flatMap((month) =>
    groups.map((group) => ({ month: month.month, mails: mailsOf(month, group), group: groupNames[group] })),
  );
  const plot = Plot.plot({
    document,
    width,
    height,
    marginLeft: 36,
    marginTop: 22,
    ariaLabel: "Mails of each month by kind",
    x: { type: "band", label: null, tickFormat: (month: string) => nameOf(month), padding: 0.28 },
    y: { label: null, grid: true, ticks: 5 },
    color: { domain: names, range: groups.map((group) => `var(--${group})`) },
    marks: [
      Plot.barY(data, { x: "month", y: "mails", fill: "group", order: names, insetTop: 1, rx: 1.5 }),
      Plot.text(months, { x: "month", y: "total", text: "total", dy: -8, fontWeight: 600, fill: "currentColor" }),
      Plot.ruleY([0]),
    ],
  });
  // Plot brings its own small stylesheet, which the page's own takes the place of.
  for (const style of plot.querySelectorAll("style")) style.remove();
  return plot.outerHTML;
}

function mailsOf({ byKind }: Month, group: string): number {
  return Object.entries(byKind).reduce((sum, [kind, mails]) => sum + (kinds[kind] === group ? mails : 0), 0);
}

function nameOf(month: string): string {
  return new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(new Date(`${month}-15`));
}

function table(months: readonly Month[]): string {
  const head = groups.map((group) => `<th scope="col">${escaped(groupNames[group])}</th>`).join("");
  const rows = months.map((month) => {
    const cells = groups.map((group) => `<td>${mailsOf(month, group) || "–"}</td>`).join("");
    return `<tr><th scope="row">${nameOf(month.month)} ${month.month.slice(0, 4)}</th>${cells}<td><b>${month.total}</b></td></tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th scope="col">Month</th>${head}<th scope="col">All</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
