import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { consolePage, consoleScript } from "#shared/usecases/coordinators/console.ts";

export const handler = http(portsFor("consoleSite"), {
  consolePage: { handle: consolePage },
  consoleScript: { handle: consoleScript },
});
