import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { again, againRefused, sayAgain } from "#shared/usecases/own-page/again.ts";
import { goals, goalsRefused, updateGoals } from "#shared/usecases/own-page/goals.ts";
import { questions, questionsRefused, sayQuestions } from "#shared/usecases/own-page/questions.ts";

export const handler = http(portsFor("store", "links", "site", "zones"), {
  goals: { handle: goals },
  updateGoals: { handle: updateGoals, refused: goalsRefused },
  questions: { handle: questions },
  again: { handle: again },
  sayAgain: { handle: sayAgain, refused: againRefused },
  sayQuestions: { handle: sayQuestions, refused: questionsRefused },
});
