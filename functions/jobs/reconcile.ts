import { portsFor } from "#functions/runtime/deps.ts";
import { job } from "#functions/runtime/job.ts";
import { reconcile } from "#shared/usecases/mail/reconcile.ts";

export const handler = job(portsFor("store", "news"), reconcile);
