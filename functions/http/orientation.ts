import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { orientation, tickOrientation } from "#shared/usecases/own-page/orientation.ts";

export const handler = http(portsFor("store", "links", "site"), {
  orientation: { handle: orientation },
  tickOrientation: { handle: tickOrientation },
});
