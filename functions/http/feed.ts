import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { feed } from "#shared/usecases/year/feed.ts";

export const handler = http(portsFor("store", "links", "mailbox"), {
  feed: { handle: feed },
});
