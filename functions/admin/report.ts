import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { makeReport, showReport } from "#shared/usecases/coordinators/report.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  showReport: { handle: showReport },
  makeReport: { handle: makeReport },
});
