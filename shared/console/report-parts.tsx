import type { ComponentChildren } from "preact";
import { type FigureName, notSaid, type Published, type Report } from "#shared/domain/report.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import { type Bar, Bars } from "./report-chart.tsx";

/** Which numbers stand together. */
const parts = {
  pairs: ["active", "ended", "met"],
  mail: ["mails", "reached"],
  mentors: ["waiting", "mentors", "returning", "offered", "filled"],
} as const satisfies Record<string, readonly FigureName[]>;

interface PartProps {
  t: Translate;
  part: keyof typeof parts;
  now: Published;
  before: Report["before"];
  /** Where the day of a report is meant. */
  zone: string;
  children?: ComponentChildren;
}

/** Some figures now, and as they were in the report before. */
export function Part({ t, part, now, before, zone, children }: PartProps) {
  const head = [
    t("report.what"),
    t("report.now"),
    ...(before ? [dayOfInstant(t.locale, zone, before.at, "short")] : []),
  ];
  const title = t(`report.part.${part}`);
  return (
    <Card title={title}>
      <table>
        <caption class="hide">{title}</caption>
        <thead>
          <tr>
            {head.map((one, index) => (
              <th key={one} scope="col" class={index === 0 ? undefined : "number"}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts[part].map((name) => (
            <tr key={name}>
              <th scope="row">{t(`report.figure.${name}`)}</th>
              <td class="number">{numberText(t, now.figures[name])}</td>
              {before === undefined ? null : <td class="number">{numberText(t, before.published.figures[name])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </Card>
  );
}

/** Below five it is never said how many. */
function numberText(t: Translate, count: number): string {
  return t("report.number", { count });
}

/** Whether it fits, of those who were asked and answered. Of few, no share is told. */
export function fitText(t: Translate, side: "mentees" | "mentors", { figures }: Published): string {
  const [asked, fit] = [figures[`${side}Asked`], figures[`${side}Fit`]];
  if (asked === 0) return t("report.fit.few", { side });
  return fit === 0 ? t("report.fit.none", { side, asked }) : t("report.fit", { side, asked, fit, share: fit / asked });
}

/** Mentors by their number of mentees, as bars. */
export function loadBars(t: Translate, load: readonly number[]): Bar[] {
  return load.map((people, index) => ({
    name: t("report.load.mentees", { count: index + 1 }),
    people,
    says: numberText(t, people),
  }));
}

interface WaitingProps {
  t: Translate;
  by: "region" | "sector";
  groups: Published["regions"];
}

/** Mentees who wait, by one thing they may say of themselves. */
export function Waiting({ t, by, groups }: WaitingProps) {
  const title = t(`report.waiting.${by}`);
  if (groups.length === 0) {
    return (
      <div>
        <h3>{title}</h3>
        <p class="soft">{t("report.waiting.few")}</p>
      </div>
    );
  }
  const nameOf = (group: string) => {
    if (group === notSaid) return t("report.not-said");
    return by === "sector" ? t.of(`sector.${group}`) : group;
  };
  const bars = groups.map(({ group, people }) => ({ name: nameOf(group), people, says: numberText(t, people) }));
  return (
    <div>
      <Bars t={t} title={title} of={t(`report.${by}`)} bars={bars} />
    </div>
  );
}
