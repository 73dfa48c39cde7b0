import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { confirm, confirmPage } from "#shared/usecases/joining/confirm.ts";

export const handler = http(portsFor("store", "links", "addresses", "bus", "site"), {
  confirmPage: { handle: confirmPage },
  confirm: { handle: confirm },
});
