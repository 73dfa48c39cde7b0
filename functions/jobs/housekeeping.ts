import { portsFor } from "#functions/runtime/deps.ts";
import { job } from "#functions/runtime/job.ts";
import { housekeeping } from "#shared/usecases/privacy/housekeeping.ts";

export const handler = job(portsFor("store", "addresses", "queue", "bus", "zones"), housekeeping);
