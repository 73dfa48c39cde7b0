import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { concernForm, concernRefused, raiseConcern } from "#shared/usecases/privacy/concern.ts";

export const handler = http(portsFor("store", "addresses", "queue", "site"), {
  concernForm: { handle: concernForm },
  raiseConcern: { handle: raiseConcern, refused: concernRefused },
});
