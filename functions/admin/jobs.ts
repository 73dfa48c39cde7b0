import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { runJob, showJobRun } from "#shared/usecases/coordinators/jobs.ts";

export const handler = http(portsFor("store", "bus"), {
  runJob: { handle: runJob },
  showJobRun: { handle: showJobRun },
});
