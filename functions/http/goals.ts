import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { goals, goalsRefused, updateGoals } from "#shared/usecases/own-page/goals.ts";

export const handler = http(portsFor("store", "links", "site"), {
  goals: { handle: goals },
  updateGoals: { handle: updateGoals, refused: goalsRefused },
});
