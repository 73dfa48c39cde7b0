import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { openapi } from "#shared/usecases/openapi.ts";

export const handler = http(portsFor(), {
  openapi: { handle: openapi },
});
