import { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import { keptUnconfirmed } from "../joining/sign-up-records.ts";
import type { Change, Ports } from "../ports.ts";
import type { ErasePorts } from "./erase.ts";
import { finishErasures } from "./erase-later.ts";
import { type Removed, removeOldConcerns, removeOldMail, removeWhoLeft } from "./retention.ts";

/**
 * Keeps what the privacy page promises: sign-ups nobody confirmed, people who left a year ago, mail logs of two years
 * ago and old concerns are removed, and erasures that broke off are finished.
 */
export async function housekeeping(order: JobOrder, ports: ErasePorts, now: Temporal.Instant): Promise<JobSummary> {
  const { dryRun } = order;
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  const summary = { removed: 0, left: 0, mails: 0, concerns: 0, erased: 0 };
  const next: string[] = [farAhead];
  const count = (part: keyof typeof summary, did: Removed) => {
    summary[part] += did.removed;
    next.push(...did.next);
  };
  for (const { id } of programmes) {
    count("removed", await removeUnconfirmed(id, dryRun, ports, now));
    count("left", await removeWhoLeft(id, dryRun, ports, now));
    count("mails", await removeOldMail(id, dryRun, ports, now));
    count("concerns", await removeOldConcerns(id, dryRun, ports, now));
  }
  // People may be in several programmes: erasing them is the whole deployment's matter.
  if (order.programme === undefined) count("erased", await finishErasures(dryRun, ports, now));
  return { summary, nothingBefore: next.sort()[0] };
}

/** Removes sign-ups nobody confirmed, or let through, in time. DynamoDB's own expiry may take days, and would leave halves behind. */
async function removeUnconfirmed(
  programme: string,
  dryRun: boolean,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Removed> {
  const [unconfirmed, held] = await Promise.all([
    everything(ports, "participant", programme, "unconfirmed"),
    everything(ports, "participant", programme, "held"),
  ]);
  let removed = 0;
  const next: string[] = [];
  for (const participant of [...unconfirmed, ...held]) {
    const expiry = expiryOf(participant);
    if (expiry > instantText(now)) {
      next.push(expiry);
      continue;
    }
    removed++;
    if (!dryRun) await ports.store.commit(await removal(participant, ports));
  }
  return { removed, next };
}

function expiryOf({ ttl, leftAt, waitingSince }: Participant): string {
  if (leftAt !== undefined) return instantText(plusHours(instantOf(waitingSince), 24 * keptUnconfirmed));
  return ttl === undefined ? farAhead : instantText(Temporal.Instant.fromEpochMilliseconds(ttl * 1000));
}

/** Takes back the part in the programme, and, if that was all there is of them, the person. Who had left has left again. */
async function removal(participant: Participant, ports: Pick<Ports, "store" | "addresses">): Promise<Change[]> {
  const { id, version, person: personId, leftAt } = participant;
  if (leftAt !== undefined) return [{ kind: "participant", put: { ...participant, state: "left" } }];
  const changes: Change[] = [{ kind: "participant", remove: { id, version } }];
  const person = await ports.store.get("person", personId);
  if (person?.addressState !== "unconfirmed") return changes;
  changes.push({ kind: "person", remove: person });
  const [claim, load] = await Promise.all([
    ports.addresses.hash(person.email).then((hash) => ports.store.get("email", hash)),
    ports.store.get("load", personId),
  ]);
  // Somebody else may have proved the address theirs meanwhile.
  if (claim?.person === personId) changes.push({ kind: "email", remove: claim });
  if (load) changes.push({ kind: "load", remove: load });
  return changes;
}
