import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { respond, respondPage } from "#shared/usecases/pairing/respond.ts";

export const handler = http(portsFor("store", "links", "addresses", "queue", "bus", "site"), {
  respondPage: { handle: respondPage },
  respond: { handle: respond },
});
