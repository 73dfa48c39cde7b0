import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { answer, answerPage } from "#shared/usecases/year/answer.ts";

export const handler = http(portsFor("store", "links", "queue", "site", "zones"), {
  answerPage: { handle: answerPage },
  answer: { handle: answer },
});
