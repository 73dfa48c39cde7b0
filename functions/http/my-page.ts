import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { myPageForm, myPageRefused, sendMyPage } from "#shared/usecases/joining/my-page.ts";

export const handler = http(portsFor("store", "addresses", "stamps", "queue", "site"), {
  myPageForm: { handle: myPageForm },
  sendMyPage: { handle: sendMyPage, refused: myPageRefused },
});
