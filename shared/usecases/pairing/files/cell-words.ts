import { locales } from "../../../domain/locale.ts";
import { stages, topics } from "../../../domain/participant.ts";
import { disciplines, groups, sectors, talkLanguages, ways } from "../../../domain/profile.ts";
import { wordsOf } from "../../coordinators/import/words-of.ts";

/** What people write into a cell for each code: the code, what pages call it, and what spreadsheets call it besides. */
export const stageWords = wordsOf(stages, "stage", {
  ...{ students: "student", trainee: "student", étudiant: "student", étudiante: "student", "étudiant(e)": "student" },
  ...{ residents: "resident", interne: "resident", résident: "resident", résidente: "resident" },
  ...{ "early career": "new-practitioner", "new professional": "new-practitioner", jeune: "new-practitioner" },
  ...{ practitioners: "practitioner", professional: "practitioner", praticien: "practitioner" },
  ...{ praticienne: "practitioner", experienced: "practitioner", confirmé: "practitioner" },
  ...{ leadership: "leader", director: "leader", dirigeant: "leader", dirigeante: "leader", responsable: "leader" },
});
export const topicWords = wordsOf(topics, "topic", {
  ...{ paediatrics: "paediatrics", pediatrics: "paediatrics", données: "data", informatique: "informatics" },
  ...{ management: "leadership", education: "teaching", politique: "policy", "clinical care": "clinical-practice" },
});
export const disciplineWords = wordsOf(disciplines, "discipline");
export const sectorWords = wordsOf(sectors, "sector", {
  ...{ university: "academia", academic: "academia", université: "academia", "not for profit": "non-profit" },
  ...{ publique: "public", privé: "private", industrie: "industry", association: "non-profit" },
});
export const groupWords = wordsOf(groups, "group");
export const wayWords = wordsOf(ways, "way", {
  ...{ listener: "listening", conseil: "advice", conseils: "advice", écoute: "listening", suivi: "accountability" },
});
/** Languages by their names in every language there is. */
export const languageWords = wordsOf(talkLanguages, "", languageNames());

function languageNames(): Record<string, (typeof talkLanguages)[number]> {
  const names = locales.map((locale) => new Intl.DisplayNames([locale], { type: "language" }));
  return Object.fromEntries(names.flatMap((name) => talkLanguages.map((code) => [name.of(code) ?? code, code])));
}
