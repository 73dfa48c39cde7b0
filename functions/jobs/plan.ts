import { portsFor } from "#functions/runtime/deps.ts";
import { job } from "#functions/runtime/job.ts";
import { plan } from "#shared/usecases/year/plan.ts";

export const handler = job(portsFor("store", "zones", "queue"), plan);
