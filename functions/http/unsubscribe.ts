import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { unsubscribe, unsubscribePage } from "#shared/usecases/own-page/unsubscribe.ts";

export const handler = http(portsFor("store", "links", "addresses", "site"), {
  unsubscribePage: { handle: unsubscribePage },
  unsubscribe: { handle: unsubscribe },
});
