import { type PublishedPulse, pulseSides } from "#shared/domain/report.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** What has a start to be compared with; what somebody gets out of it is told as it is. */
const compared = ["fit", "belonging", "confidence", "safety"] as const;

/** What each side gets out of it, and what changed over the year. Of few answers nothing is told. */
export function PulseFigures({ t, pulse }: { t: Translate; pulse: PublishedPulse | undefined }) {
  if (pulse === undefined) return null;
  const changed = compared.flatMap((question) =>
    pulseSides.flatMap((side) => {
      const [more = 0, same = 0, less = 0] = pulse.change[question][side] ?? [];
      return more + same + less === 0 ? [] : [{ question, side, more, same, less }];
    }),
  );
  return (
    <>
      {pulseSides.map((side) => (
        <p key={side}>{benefitText(t, side, pulse.benefit[side])}</p>
      ))}
      {pulse.jointWork === null ? null : <p>{jointText(t, pulse.jointWork)}</p>}
      {changed.length === 0 ? <p class="soft">{t("pulse.report.change.few")}</p> : null}
      {changed.length === 0 ? null : (
        <table>
          <caption>{t("pulse.report.change")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("report.what")}</th>
              {(["more", "same", "less"] as const).map((way) => (
                <th key={way} scope="col" class="number">
                  {t(`pulse.report.${way}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.map(({ question, side, ...ways }) => (
              <tr key={`${question} ${side}`}>
                <th scope="row">{t(`pulse.report.${question}`, { side })}</th>
                {[ways.more, ways.same, ways.less].map((count, index) => (
                  <td key={["more", "same", "less"][index]} class="number">
                    {t("report.number", { count })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function benefitText(t: Translate, side: "mentees" | "mentors", said: readonly number[] | null): string {
  if (said === null) return t("pulse.report.benefit.few", { side });
  const [yes = 0, others = 0] = said;
  return t("pulse.report.benefit", { side, yes, asked: yes + others, share: yes / (yes + others) });
}

function jointText(t: Translate, [yes = 0, no = 0]: readonly number[]): string {
  return t("pulse.report.joint", { yes, asked: yes + no });
}
