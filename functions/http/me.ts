import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import { updateMe, updateMeRefused } from "#shared/usecases/own-page/update-me.ts";

export const handler = http(portsFor("store", "links", "site", "queue", "bus", "zones"), {
  me: { handle: me },
  updateMe: { handle: updateMe, refused: updateMeRefused },
});
