import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { privacy, privacyRefused, updatePrivacy } from "#shared/usecases/privacy/privacy.ts";

export const handler = http(portsFor("store", "links", "addresses", "site", "queue", "bus", "zones"), {
  privacy: { handle: privacy },
  updatePrivacy: { handle: updatePrivacy, refused: privacyRefused },
  exportMe: { handle: exportMe },
});
