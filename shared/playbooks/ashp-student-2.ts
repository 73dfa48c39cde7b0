import type * as z from "zod";
import { Playbook } from "#shared/domain/playbook.ts";
import { ashpStudent } from "./ashp-student.ts";
import { own, type Rule } from "./rule-words.ts";

/** Before an exam: four weeks are what a plan for the last ones is worth. */
const beforeExam = (key: "licence-exam" | "certification"): Rule => ({
  key,
  at: own(key, -28),
  mentee: { sections: [{ name: "last-weeks" }] },
  expires: own(key, -1),
  late: "send",
});

/** The mentee's to tell, as with the Match: no mentor is asked about them. */
const results: Rule = {
  key: "results",
  at: own("results", 1),
  mentee: { sections: [{ name: "outcome" }] },
  expires: own("results", 14),
  late: "skip",
};

const graduation: Rule = {
  key: "graduation",
  at: own("graduation", 7),
  mentee: { sections: [{ name: "next" }, { name: "lasting-address" }] },
  expires: own("graduation", 35),
  late: "skip",
};

const newPost: Rule = {
  key: "new-post",
  at: own("new-post", 30),
  mentee: { sections: [{ name: "first-month" }] },
  expires: own("new-post", 60),
  late: "skip",
};

/** The student year with prompts for the mentee's own dates; everything else is as in the first version. */
export const ashpStudent2: Playbook = Playbook.parse({
  ...ashpStudent,
  version: 2,
  touchpoints: [
    ...ashpStudent.touchpoints,
    results,
    beforeExam("licence-exam"),
    beforeExam("certification"),
    graduation,
    newPost,
  ],
  // Ten of the season, four of joining: four more make eighteen.
  ownAtMost: 4,
} satisfies z.input<typeof Playbook>);
