import type { Temporal } from "temporal-polyfill";
import type { Erasure } from "../../domain/erasure.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { retried } from "../retried.ts";
import { carryOut, type ErasePorts } from "./erase.ts";
import { forgetKnown } from "./erase-known.ts";
import { forgetInOptions } from "./forget-option.ts";
import type { Removed } from "./retention.ts";

/** Hours after which nothing that was under way when it was asked for can still be: a function lives minutes. */
const sweepAfter = 24;

/**
 * Finishes removals that broke off, and a day after each looks once more: whatever was written in its last moments by
 * something already under way is removed too. Then only the audits tell that there was one.
 */
export async function finishErasures(dryRun: boolean, ports: ErasePorts, now: Temporal.Instant): Promise<Removed> {
  let removed = 0;
  const later: string[] = [];
  for (const listed of await everything(ports, "erasure", "")) {
    const sweepAt = plusHours(instantOf(listed.requestedAt), sweepAfter);
    const isSweep = listed.state === "done";
    if (isSweep && sweepAt.epochMilliseconds > now.epochMilliseconds) {
      later.push(instantText(sweepAt));
      continue;
    }
    removed++;
    if (dryRun) continue;
    if (isSweep) await sweep(listed, ports, now);
    else {
      await carryOut(listed, ports, now);
      later.push(instantText(sweepAt));
    }
  }
  return { removed, next: later };
}

/** Once more, unless there is a person again: then they are still being erased, or what is there is theirs. */
async function sweep({ id }: Erasure, ports: ErasePorts, now: Temporal.Instant): Promise<void> {
  const [person, erasure] = await Promise.all([ports.store.get("person", id), ports.store.get("erasure", id)]);
  if (erasure?.state !== "done") return;
  if (!person) await carryOut(erasure, ports, now);
  await forgetKnown(erasure, ports);
  await forgetInOptions(erasure, ports);
  await retried(async () => {
    const last = await ports.store.get("erasure", id);
    if (last?.state === "done") await ports.store.commit([{ kind: "erasure", remove: last }]);
  });
}
