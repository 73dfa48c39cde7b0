import { againPage } from "#shared/pages/again.tsx";
import type { AgainModel } from "#shared/pages/again-model.ts";
import { questionsPage } from "#shared/pages/questions.tsx";
import type { QuestionsModel } from "#shared/pages/questions-model.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** What people are asked through the year and at its end, in every state, by name. */
export function yearPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const me = `${site}/me/token`;
  const turnTo = { concern: `${site}/concern/demo`, own: me };
  const questions: QuestionsModel = {
    ...{ locale, programme, me, action: `${me}/questions` },
    about: [
      {
        mentorship: "shp_1",
        side: "mentee",
        names: [mentor],
        moment: "start",
        steps: { fit: 4, safety: 2 },
        jointWork: true,
      },
      { mentorship: "shp_2", side: "mentor", names: [mentee, ""], moment: "end", steps: {} },
      { mentorship: "shp_3", side: "mentor", names: [""], moment: "middle", steps: { benefit: 5 }, jointWork: false },
    ],
  };
  const again: AgainModel = {
    ...{ locale, programme, me, action: `${me}/again`, saved: false, by: "2027-07-02", goesOn: [], mayApply: true },
    mentors: [
      { mentorship: "shp_1", name: mentor, said: "new" },
      { mentorship: "shp_2", name: "" },
    ],
    ...{ alone: false, pairs: [], marked: "same.shp_1" },
  };
  const mentoring: AgainModel = {
    ...again,
    ...{ mentors: [], mayApply: false, marked: "yes.shp_1" },
    pairs: [
      { mentorship: "shp_1", name: mentee, said: "other" },
      { mentorship: "shp_2", name: "" },
    ],
  };
  const alone: AgainModel = { ...mentoring, by: undefined, pairs: [] };
  return {
    questions: questionsPage(questions),
    "questions saved": questionsPage({ ...questions, saved: "shp_1", turnTo }),
    "questions refused": questionsPage({
      ...questions,
      refused: { mentorship: "shp_2", errors: [{ field: "fit", message: "wrong" }] },
    }),
    "questions nobody": questionsPage({ ...questions, about: [] }),
    "again mentee": againPage({ ...again, mentors: again.mentors.slice(0, 1) }),
    "again mentee of two": againPage(again),
    "again mentee resting": againPage({ ...again, mentors: [], alone: true, saved: true, by: undefined }),
    "again applied": againPage({ ...again, saved: true, mayApply: false, applied: `${me}/profile` }),
    "again mentor": againPage(mentoring),
    "again goes on": againPage({ ...mentoring, saved: true, goesOn: [mentee, ""] }),
    "again there": againPage({ ...alone, there: { said: "no" }, marked: "other" }),
    "again later": againPage({
      ...alone,
      mayApply: true,
      later: { mentoring: false, would: true },
      marked: "would.no",
    }),
    "again nothing": againPage(alone),
  };
}
