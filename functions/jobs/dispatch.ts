import { portsFor } from "#functions/runtime/deps.ts";
import { job } from "#functions/runtime/job.ts";
import { dispatch } from "#shared/usecases/mail/dispatch.ts";

export const handler = job(portsFor("store", "queue", "quota", "bus"), dispatch);
