import { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { leftAgain } from "../../domain/who-left.ts";
import { removeOldFiles } from "../coordinators/import/import-file.ts";
import { askAgainForWork, removeOldWork } from "../coordinators/old-work.ts";
import { noteQuiet } from "../coordinators/today-quiet.ts";
import { expireVetting } from "../coordinators/vetting-expiry.ts";
import { everything } from "../everything.ts";
import { farAhead, having, type JobOrder, type JobSummary } from "../job.ts";
import { keptUnconfirmed } from "../joining/sign-up-records.ts";
import { Unreadable } from "../mail/unreadable.ts";
import type { Change, Ports } from "../ports.ts";
import { type ErasePorts, erase } from "./erase.ts";
import { finishErasures } from "./erase-later.ts";
import { type Removed, removeOldConcerns, removeOldMail, removeWhoLeft } from "./retention.ts";

/**
 * Keeps what the privacy page promises: sign-ups nobody confirmed, people who left a year ago, mail logs of two years
 * ago and old concerns are removed, and erasures that broke off are finished. Also notes what only time brings about:
 * approvals that end, and mentorships gone quiet. @throws Unreadable when all else is done, where nobody can tell how
 * old a mail is.
 */
export async function housekeeping(order: JobOrder, ports: ErasePorts, now: Temporal.Instant): Promise<JobSummary> {
  const { dryRun } = order;
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  const summary = {
    removed: 0,
    left: 0,
    mails: 0,
    concerns: 0,
    files: 0,
    erased: 0,
    expired: 0,
    quiet: 0,
    work: 0,
    asked: 0,
  };
  const next: string[] = [farAhead];
  const unread = new Set<string>();
  const count = (part: keyof typeof summary, did: Removed) => {
    summary[part] += did.removed;
    next.push(...did.next);
  };
  for (const programme of programmes) {
    const { id } = programme;
    count("removed", await removeUnconfirmed(id, dryRun, ports, now));
    count("left", await removeWhoLeft(id, dryRun, ports, now));
    count("mails", await removeOldMail(id, dryRun, (mail) => unread.add(mail), ports, now));
    count("concerns", await removeOldConcerns(id, dryRun, ports, now));
    count("files", await removeOldFiles(id, dryRun, ports, now));
    count("expired", await expireVetting(programme, dryRun, ports, now));
    count("work", await removeOldWork(id, dryRun, ports, now));
    count("asked", await askAgainForWork(id, dryRun, ports, now));
    count("quiet", await noteQuiet(programme, dryRun, ports, now));
  }
  // People may be in several programmes: erasing them is the whole deployment's matter, and so is bringing it in line.
  if (order.programme === undefined) {
    count("erased", await finishErasures(dryRun, ports, now));
    count("asked", await askAgainForWork("", dryRun, ports, now));
  }
  if (unread.size > 0) throw having(new Unreadable(unread), summary);
  return { summary, nothingBefore: next.sort()[0] };
}

/** Removes sign-ups nobody confirmed, or let through, in time. DynamoDB's own expiry may take days, and would leave halves behind. */
async function removeUnconfirmed(
  programme: string,
  dryRun: boolean,
  ports: ErasePorts,
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
    if (!dryRun) await takeBack(participant, ports, now);
  }
  return { removed, next };
}

function expiryOf({ ttl, leftAt, waitingSince }: Participant): string {
  if (leftAt !== undefined) return instantText(plusHours(instantOf(waitingSince), 24 * keptUnconfirmed));
  return ttl === undefined ? farAhead : instantText(Temporal.Instant.fromEpochMilliseconds(ttl * 1000));
}

/** Takes back a sign-up, and, if that was all there is of them, everything. Who had left has left again, as they were. */
async function takeBack(participant: Participant, ports: ErasePorts, now: Temporal.Instant): Promise<void> {
  const { id, version, person: personId, leftAt } = participant;
  if (leftAt !== undefined) return ports.store.commit([{ kind: "participant", put: leftAgain(participant) }]);
  const part = { kind: "participant", remove: { id, version } } as const;
  const [person, parts] = await Promise.all([
    ports.store.get("person", personId),
    ports.store.ofPerson("participant", personId),
  ]);
  if (!person || parts.some((one) => one.id !== id)) {
    // Places that came with a question nobody answered.
    const load = participant.role === "mentee" ? undefined : await ports.store.get("load", personId);
    const idle = load?.ttl !== undefined && !parts.some((one) => one.id !== id && one.role !== "mentee");
    return ports.store.commit([part, ...(load && idle ? [{ kind: "load", remove: load } as const] : [])]);
  }
  if (person.addressState === "unconfirmed") return ports.store.commit([part, ...(await allOf(person, ports))]);
  await erase(personId, "almanac", ports, now);
}

/** All there is of somebody who never confirmed anything. */
async function allOf(person: Person, ports: Pick<Ports, "store" | "addresses">): Promise<Change[]> {
  const [claim, load, postbox] = await Promise.all([
    ports.addresses.hash(person.email).then((hash) => ports.store.get("email", hash)),
    ports.store.get("load", person.id),
    ports.store.get("postbox", person.id),
  ]);
  return [
    { kind: "person", remove: person },
    // Somebody else may have proved the address theirs meanwhile.
    ...(claim?.person === person.id ? [{ kind: "email", remove: claim } as const] : []),
    ...(load ? [{ kind: "load", remove: load } as const] : []),
    ...(postbox ? [{ kind: "postbox", remove: postbox } as const] : []),
  ];
}
