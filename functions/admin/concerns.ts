import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { closeConcern, listConcerns } from "#shared/usecases/privacy/concern-list.ts";

export const handler = http(portsFor("store"), {
  listConcerns: { handle: listConcerns },
  closeConcern: { handle: closeConcern },
});
