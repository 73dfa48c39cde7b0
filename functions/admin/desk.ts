import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { today } from "#shared/usecases/coordinators/today.ts";

export const handler = http(portsFor("store"), {
  today: { handle: today },
});
