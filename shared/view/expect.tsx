import type { Translate } from "#shared/locales/translate.ts";

/** What to expect and what is not recorded: told before joining and again at pairing. */
export function Expect({ t }: { t: Translate }) {
  return (
    <>
      <h2>{t("expect.title")}</h2>
      <p>{t("expect.text")}</p>
      <h2>{t("unrecorded.title")}</h2>
      <p>{t("unrecorded.text")}</p>
    </>
  );
}
