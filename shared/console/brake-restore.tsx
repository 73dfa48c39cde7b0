import type { RestoreReport } from "#shared/contracts/answers.ts";
import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Notice } from "#shared/view/parts.tsx";

/** That this table was put back to an earlier state, how far bringing it in line with the journal is, and what came of it. */
export function Restoring({
  t,
  restore: { state, done, summary = {}, unknown = [] },
}: {
  t: Translate;
  restore: RestoreReport;
}) {
  const isDone = state === "done";
  const says = isDone ? "done" : state === "needed" || state === "failed" ? state : "running";
  return (
    <>
      <h2>{t("brake.restore.title")}</h2>
      <Notice look={isDone ? "good" : "bad"}>
        <p>{t(`brake.restore.${says}`, { done })}</p>
      </Notice>
      {isDone && (
        <ul>
          {(["sent", "unclear", "again", "unknown", "erased"] as const).map((what) => (
            <li key={what}>{t(`brake.restore.${what}`, { count: Number(summary[what] ?? 0) })}</li>
          ))}
          {summary["unreadable"] ? (
            <li>{t("brake.restore.unreadable", { count: Number(summary["unreadable"]) })}</li>
          ) : null}
        </ul>
      )}
      {unknown.length > 0 && (
        <details>
          <summary>{t("brake.restore.list")}</summary>
          <ul>
            {unknown.map(({ mail, at }) => (
              <li key={mail}>{t("brake.restore.one", { mail, when: momentText(t.locale, "UTC", at) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
