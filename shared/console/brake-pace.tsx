import type { PaceReport } from "#shared/contracts/answers.ts";
import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Notice } from "#shared/view/parts.tsx";

/** What stands still by itself, and why; how much SES takes; and the button that lets mass mail go on. */
export function Pacing({ t, pace: { halts, stopped, quota, spared } }: { t: Translate; pace: PaceReport }) {
  const moment = (at: string) => momentText(t.locale, "UTC", at);
  return (
    <>
      {halts.map(({ lane, reason, until }) => (
        <Notice look="bad">
          <p>{t("pace.halt", { lane, why: t(`pace.why.${reason}`), until: moment(until) })}</p>
        </Notice>
      ))}
      {stopped && (
        <Notice look="bad">
          <p>{t("pace.stopped", { ...stopped, since: moment(stopped.since) })}</p>
          <p>{t("pace.release.text")}</p>
          <Call call="brake">
            <div class="acts">
              <Button name="state" value="release" look="main">
                {t("pace.release")}
              </Button>
            </div>
          </Call>
        </Notice>
      )}
      {spared && quota && (
        <Notice look="bad">
          <p>{t("pace.spared", { ...quota, at: moment(quota.readAt) })}</p>
        </Notice>
      )}
      {quota && <p class="soft">{t("pace.quota", { ...quota, limited: quota.perDay < 0 ? "no" : "yes" })}</p>}
    </>
  );
}
