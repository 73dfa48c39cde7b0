import { Temporal } from "temporal-polyfill";
import type { Participant } from "../domain/participant.ts";
import { instantText } from "../domain/time.ts";
import { everything } from "./everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "./job.ts";
import type { Change, Ports } from "./ports.ts";

type HousekeepingPorts = Pick<Ports, "store" | "addresses">;

/** Removes sign-ups nobody confirmed in time. DynamoDB's own expiry may take days, and would leave halves behind. */
export async function housekeeping(
  order: JobOrder,
  ports: HousekeepingPorts,
  now: Temporal.Instant,
): Promise<JobSummary> {
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  let removed = 0;
  let next = farAhead;
  for (const programme of programmes) {
    const unconfirmed = await everything(ports, "participant", programme.id, "unconfirmed");
    for (const participant of unconfirmed) {
      const expiry = expiryOf(participant);
      if (expiry > instantText(now)) {
        if (expiry < next) next = expiry;
        continue;
      }
      removed++;
      if (!order.dryRun) await ports.store.commit(await removal(participant, ports));
    }
  }
  return { summary: { removed }, nothingBefore: next };
}

function expiryOf({ ttl }: Participant): string {
  return ttl === undefined ? farAhead : instantText(Temporal.Instant.fromEpochMilliseconds(ttl * 1000));
}

/** Takes back the part in the programme, and, if that was all there is of them, the person. */
async function removal({ id, version, person: personId }: Participant, ports: HousekeepingPorts): Promise<Change[]> {
  const changes: Change[] = [{ kind: "participant", remove: { id, version } }];
  const person = await ports.store.get("person", personId);
  if (person?.addressState !== "unconfirmed") return changes;
  changes.push({ kind: "person", remove: person });
  const [claim, load] = await Promise.all([
    ports.addresses.hash(person.email).then((hash) => ports.store.get("email", hash)),
    ports.store.get("load", personId),
  ]);
  if (claim) changes.push({ kind: "email", remove: claim });
  if (load) changes.push({ kind: "load", remove: load });
  return changes;
}
