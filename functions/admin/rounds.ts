import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { publishRound, showRound, startRound } from "#shared/usecases/pairing/rounds.ts";

export const handler = http(portsFor("store", "bus"), {
  startRound: { handle: startRound },
  showRound: { handle: showRound },
  publishRound: { handle: publishRound },
});
