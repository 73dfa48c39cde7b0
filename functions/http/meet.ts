import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { arrangeTalk, arrangeTalkRefused, meet } from "#shared/usecases/meeting/meet.ts";

export const handler = http(portsFor("store", "links", "queue", "site", "zones"), {
  meet: { handle: meet },
  arrangeTalk: { handle: arrangeTalk, refused: arrangeTalkRefused },
});
