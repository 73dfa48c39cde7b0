import type { Published } from "#shared/domain/report.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";

/** Whether invitations help: mentees drawn to get fewer of them beside all others, where the programme compares. */
export function Comparison({ t, comparison }: { t: Translate; comparison: Published["comparison"] }) {
  if (comparison === undefined) return null;
  return (
    <Card title={t("nudge.report")}>
      <p>{t("nudge.report.what")}</p>
      {comparison === null ? <p>{t("nudge.report.early")}</p> : <Result t={t} comparison={comparison} />}
    </Card>
  );
}

function Result({ t, comparison }: { t: Translate; comparison: NonNullable<Published["comparison"]> }) {
  const { fewer, others, difference, low, high } = comparison;
  const sure = low > 0 ? "more" : high < 0 ? "less" : "open";
  return (
    <>
      <table>
        <caption class="hide">{t("nudge.report")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("nudge.report.group")}</th>
            <th scope="col" class="number">
              {t("report.people")}
            </th>
            <th scope="col" class="number">
              {t("nudge.report.met")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              ["fewer", fewer],
              ["others", others],
            ] as const
          ).map(([name, { people, percent }]) => (
            <tr key={name}>
              <th scope="row">{t(`nudge.report.${name}`)}</th>
              <td class="number">{t("report.number", { count: people })}</td>
              <td class="number">{t("nudge.report.percent", { share: percent / 100 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("nudge.report.difference", { difference, low, high })}</p>
      <p>{t(`nudge.report.${sure}`)}</p>
      <p class="soft">{t("nudge.report.how")}</p>
    </>
  );
}
