import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { applyChange, previewChange } from "#shared/usecases/pairing/desk/change-pair.ts";
import { changeRefused } from "#shared/usecases/pairing/desk/change-refused.ts";
import { showChange } from "#shared/usecases/pairing/desk/show-change.ts";
import { showProposal, showUnpaired } from "#shared/usecases/pairing/desk/show-pair.ts";
import { listRounds, listUnpaired, showPublication, showRound } from "#shared/usecases/pairing/desk/show-rounds.ts";
import { publishRound, startRound } from "#shared/usecases/pairing/rounds.ts";

export const handler = http(portsFor("store", "bus", "addresses"), {
  ...{ listRounds: { handle: listRounds }, startRound: { handle: startRound }, showRound: { handle: showRound } },
  ...{ listUnpaired: { handle: listUnpaired }, showUnpaired: { handle: showUnpaired } },
  ...{ showProposal: { handle: showProposal }, showChange: { handle: showChange } },
  ...{ previewChange: { handle: previewChange, refused: changeRefused }, applyChange: { handle: applyChange } },
  ...{ showPublication: { handle: showPublication }, publishRound: { handle: publishRound } },
});
