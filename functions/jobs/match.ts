import { portsFor } from "#functions/runtime/deps.ts";
import { job } from "#functions/runtime/job.ts";
import { match } from "#shared/usecases/pairing/match.ts";

export const handler = job(portsFor("store", "queue", "bus", "zones"), match);
