import { answerPage } from "#shared/pages/answer.tsx";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** The page a prompt links to, in its states, by name. */
export function answerPages({ locale, programme, mentor }: SampleWords): Record<string, string> {
  const base = { locale, programme, me: `${site}/me/token` };
  const answer = {
    ...base,
    action: `${site}/answer/token`,
    touchpoint: "cv-review",
    side: "mentee",
    date: "2026-09-14",
    counterparts: [mentor],
    asks: [{ fact: "attends" }, { fact: "presentsPoster", answer: false }],
    ...{ open: true, needs: true },
  } as const;
  return {
    "answer asked": answerPage({ ...answer, state: "asked", marked: "snooze" }),
    "answer fact": answerPage({ ...answer, state: "asked", marked: "attends.yes" }),
    "answer met": answerPage({ ...answer, state: "thanked", did: "met" }),
    "answer snooze": answerPage({ ...answer, state: "thanked", did: "snooze", again: "2026-09-21" }),
    "answer skip": answerPage({ ...answer, state: "thanked", did: "skip" }),
    "answer fits": answerPage({
      ...{ ...answer, state: "thanked", did: "fits.no", counterparts: [""] },
      ways: { own: `${site}/my-page/demo`, concern: `${site}/concern/demo` },
    }),
    "answer swap": answerPage({ ...answer, state: "thanked", did: "swap", open: false }),
    "answer need": answerPage({ ...answer, state: "thanked", did: "need.cv", open: false, needs: false }),
    "answer pointed": answerPage({ ...answer, state: "asked", marked: "need.listening" }),
    "answer before a conference": answerPage({
      ...{ ...answer, state: "thanked", did: "people.resident" },
      conference: { when: "before", attends: true, notes: { people: ["resident", "society"] }, theirs: ["research"] },
    }),
    "answer did you go": answerPage({
      ...{ ...answer, state: "asked", touchpoint: "debrief", asks: [] },
      conference: { when: "after", attends: undefined, notes: {}, theirs: [] },
    }),
    "answer after a conference": answerPage({
      ...{ ...answer, state: "asked", touchpoint: "debrief", asks: [] },
      conference: { when: "after", attends: true, notes: { made: "more", next: "poster" }, theirs: [] },
    }),
    "answer over": answerPage({ ...answer, state: "over", open: false, needs: false }),
  };
}
