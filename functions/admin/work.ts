import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { showWork } from "#shared/usecases/coordinators/show-work.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  showWork: { handle: showWork },
});
