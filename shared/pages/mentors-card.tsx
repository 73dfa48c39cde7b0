import { listText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card, Facts } from "#shared/view/parts.tsx";
import { capital, named, topicList } from "#shared/view/words.ts";
import { addressOf } from "./mentors-address.ts";
import type { MentorsModel, MentorWords } from "./mentors-model.ts";

/** Most mentors of one request. */
const most = 3;

/** One mentor, with what helps to choose, and the link that puts them on the reader's list. */
export function MentorCard({ t, model, mentor }: { t: Translate; model: MentorsModel; mentor: MentorWords }) {
  const { chosen } = model;
  const { id, name } = mentor;
  const isChosen = chosen.some((one) => one.id === id);
  const words = named(name);
  return (
    <Card title={t("mentors.name", words)}>
      <MentorFacts t={t} mentor={mentor} />
      {isChosen ? <p>{t("mentors.is-chosen")}</p> : null}
      {isChosen || chosen.length >= most ? null : (
        <p>
          <a class="button" href={addressOf(model, { chosen: [...chosen, { id, name }] })}>
            {t("mentors.choose", words)}
          </a>
        </p>
      )}
    </Card>
  );
}

/** What to think about before asking this mentor. */
export function TieWarning({ t, mentor }: { t: Translate; mentor: Pick<MentorWords, "name" | "warning"> }) {
  if (mentor.warning === undefined) return null;
  return <p class="soft">{t(`known.warn.${mentor.warning}`, { name: mentor.name })}</p>;
}

/** What somebody who chooses may know of a person, and what helps to choose. */
export function MentorFacts({ t, mentor }: { t: Translate; mentor: MentorWords }) {
  const { stage, topics, work, profession, discipline, sector, region, languages = [] } = mentor;
  return (
    <>
      {work === undefined ? null : <p>{work}</p>}
      <Facts
        items={[
          [t("respond.stage"), t(`stage.${stage}`)],
          [t("respond.topics"), capital(t.locale, topicList(t, topics))],
          [t("profile.profession"), profession === undefined ? "" : t(`profession.${profession}`)],
          [t("profile.discipline"), discipline === undefined ? "" : t(`discipline.${discipline}`)],
          [t("profile.sector"), sector === undefined ? "" : t(`sector.${sector}`)],
          [t("profile.region"), region ?? ""],
          [t("guard.selects"), listText(t.locale, mentor.selectsResidents ?? [])],
          [t("profile.languages"), capital(t.locale, listText(t.locale, languages.map(languageName(t.locale))))],
        ]}
      />
      <TieWarning t={t} mentor={mentor} />
    </>
  );
}

/** A language's name in the reader's language. */
function languageName(locale: string): (language: string) => string {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (language) => names.of(language) ?? language;
}
