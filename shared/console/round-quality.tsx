import type { ToldQuality } from "#shared/domain/round.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Table } from "#shared/view/console-parts.tsx";
import { Card } from "#shared/view/parts.tsx";
import { nameIn } from "./pair-words.ts";
import { type Bar, Bars } from "./report-chart.tsx";
import type { AboutRound } from "./round-model.ts";

interface Props {
  t: Translate;
  model: AboutRound & { names: ReadonlyMap<string, string> };
}

/** How good a round is, to be seen at a glance: against the best there is, how its pairs fit, who would rather have others. */
export function Quality({ t, model }: Props) {
  const { quality, figures } = model.round;
  const { spread = [] } = figures ?? {};
  if (quality === undefined && spread.length === 0) return null;
  return (
    <Card title={t("quality.title")}>
      {quality === undefined ? null : <Reached t={t} model={model} quality={quality} />}
      {spread.length === 0 ? null : (
        <Bars
          t={t}
          title={t("quality.spread")}
          of={t("quality.points")}
          counted={t("quality.pairs")}
          bars={spread.map(({ from, pairs }) => ({
            name: t("quality.from", { from }),
            people: pairs,
            says: t("rounds.count", { count: pairs }),
          }))}
        />
      )}
    </Card>
  );
}

function Reached({ t, model: { round }, quality }: Props & { quality: ToldQuality }) {
  const { reachable, reached, blocking, strong = 0, wished, granted = 0, first = 0 } = quality;
  const share = (part: number, whole: number) => (whole > 0 ? Math.max(0, Math.floor((100 * part) / whole)) : 100);
  const bars: Bar[] = [
    {
      name: t("quality.placed"),
      people: share(round.matched, reachable),
      says: t("quality.of", { part: round.matched, whole: reachable }),
    },
    ...(reached === undefined
      ? []
      : [{ name: t("quality.fit"), people: reached, says: t("quality.of", { part: reached, whole: 100 }) }]),
    ...(wished === undefined
      ? []
      : [
          {
            name: t("quality.wishes"),
            people: share(granted, wished),
            says: t("quality.of", { part: granted, whole: wished }),
          },
        ]),
  ];
  return (
    <>
      <Bars t={t} title={t("quality.reached")} of={t("quality.what")} counted={t("quality.how-much")} bars={bars} />
      <ul>
        {round.proof === undefined ? null : <li>{t(isBest(round) ? "quality.proof.best" : "quality.proof.bound")}</li>}
        {blocking === undefined ? null : (
          <li>
            {t("quality.blocking", { count: blocking })} {strong === 0 ? "" : t("quality.strong", { count: strong })}
          </li>
        )}
        {wished === undefined ? null : <li>{t("quality.first", { count: first, wished })}</li>}
      </ul>
    </>
  );
}

/** Whether the round as it stands is the best there is. */
function isBest({ matched, quality }: AboutRound["round"]): boolean {
  return quality !== undefined && matched === quality.reachable && quality.reached === 100;
}

/** The mentors with whom one more place would help most. */
export function Helps({ t, model }: Props) {
  const { helps = [] } = model.round.figures ?? {};
  if (helps.length === 0) return null;
  return (
    <Card title={t("quality.helps")}>
      <p>{t("quality.helps.text")}</p>
      <Table caption={t("quality.helps")} head={[t("rounds.mentor"), t("quality.helps.brings")]}>
        {helps.map(({ mentor, people, points }) => (
          <tr key={mentor}>
            <td>{nameIn(t, model.names, mentor)}</td>
            <td>
              {t("quality.helps.people", { people })}{" "}
              {t("quality.helps.points", {
                points: Math.abs(points),
                fit: points === 0 ? "same" : points > 0 ? "better" : "worse",
              })}
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
