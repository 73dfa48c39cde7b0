import type { Temporal } from "temporal-polyfill";
import type { Erasure } from "../../domain/erasure.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { cancelMail, forgetWords, leaveForGood, removePart, wipeConcerns, withdrawSuggestions } from "./erase-parts.ts";
import { forgetMembers, unlinkMembers } from "./own-members.ts";
import { provenHashes } from "./proven.ts";

export type ErasePorts = Pick<Ports, "store" | "addresses" | "queue" | "bus" | "zones">;

/**
 * Erases a person wholly, in an order in which every step may be the last that came through: first the mark that stops
 * all mail and every link, then what hangs on them, and the person last of all. Doing it again goes on where it broke
 * off. `by`: themselves, or `almanac` when their time is up. What holds ids alone stays (mail log, audits, mentorships,
 * suggestions), and the keyed hash of an address that complained or bounced.
 */
export async function erase(person: string, by: string, ports: ErasePorts, now: Temporal.Instant): Promise<void> {
  const erasure = await retried(() => begin(person, by, ports, now));
  if (erasure !== undefined) await carryOut(erasure, ports, now);
}

/** Does, or does again, what an erasure asks for. */
export async function carryOut(erasure: Erasure, ports: ErasePorts, now: Temporal.Instant): Promise<void> {
  const { id: person } = erasure;
  const known = await ports.store.ofPerson("participant", person);
  const participants = [...new Set([...erasure.participants, ...known.map(({ id }) => id)])];
  await cancelMail(person, ports, now);
  for (const participant of participants) await leaveForGood(participant, ports, now);
  await forgetWords(person, erasure.mentorships, ports);
  await withdrawSuggestions(person, new Set(participants.map((id) => id.split(".")[0] ?? "")), ports, now);
  // Once more, for what was written while the rest was taken apart.
  await cancelMail(person, ports, now);
  // Their parts say which numbers they typed, so this comes before those are gone.
  await unlinkMembers(person, known, ports, now);
  for (const participant of participants) await removePart(participant, ports);
  const asked = await ports.store.get("person", person);
  if (asked) await wipeConcerns(await provenHashes(asked, ports), ports, now);
  if (asked) await forgetMembers(asked, ports, now);
  await retried(() => finish(person, ports, now));
}

/** The mark. Whoever read the person before it and writes them after it has to read them again. */
async function begin(id: string, by: string, ports: ErasePorts, now: Temporal.Instant): Promise<Erasure | undefined> {
  const [person, before] = await Promise.all([ports.store.get("person", id), ports.store.get("erasure", id)]);
  if (!person) return before?.state === "open" ? before : undefined;
  if (person.erasing && before) return before;
  const participants = await ports.store.ofPerson("participant", id);
  const hashes = await provenHashes(person, ports);
  const erasure: Erasure = {
    id,
    version: before?.version ?? 0,
    state: "open",
    requestedAt: instantText(now),
    participants: participants.map((participant) => participant.id),
    mentorships: participants.flatMap((one) => [...one.mentorships, ...one.formerMentorships]),
    addresses: hashes,
  };
  await ports.store.commit([
    { kind: "person", put: { ...person, erasing: true, prompts: false } },
    { kind: "erasure", put: erasure },
    audit(id, by, "erasure-asked", "", now),
  ]);
  return erasure;
}

/** The person, with all that lies beside them, in one transaction: before it the link still opens, after it nothing does. */
async function finish(id: string, ports: ErasePorts, now: Temporal.Instant): Promise<void> {
  const { store, addresses } = ports;
  const [person, profile, identity, load, postbox, erasure, hashes] = await Promise.all([
    store.get("person", id),
    store.get("profile", id),
    store.get("identity", id),
    store.get("load", id),
    store.get("postbox", id),
    store.get("erasure", id),
    addressHashes(id, ports),
  ]);
  const [claims, pulses] = await Promise.all([store.getMany("email", hashes), store.partsOf("pulse", id)]);
  const changes: Change[] = claims
    .filter((claim) => claim.person === id)
    .map((remove): Change => ({ kind: "email", remove }));
  if (profile) changes.push({ kind: "profile", remove: profile });
  if (identity) changes.push({ kind: "identity", remove: identity });
  if (load) changes.push({ kind: "load", remove: load });
  if (postbox) changes.push({ kind: "postbox", remove: postbox });
  changes.push(...pulses.map((remove): Change => ({ kind: "pulse", remove })));
  if (person) {
    const { email, addressState: reason } = person;
    const hash = await addresses.hash(email);
    const mustStaySilent = reason === "complained" || reason === "bouncing";
    if (mustStaySilent && !(await store.get("suppression", hash)))
      changes.push({ kind: "suppression", put: { id: hash, version: 0, reason, since: instantText(now) } });
    changes.push({ kind: "person", remove: person }, audit(id, "almanac", "erased", "", now));
  }
  if (erasure?.state === "open") changes.push({ kind: "erasure", put: { ...erasure, state: "done" } });
  await store.commit(changes);
}

/** The keyed hashes of every address a person gave, proven or not, and of those they hold: to be given up. */
async function addressHashes(id: string, ports: Pick<Ports, "store" | "addresses">): Promise<string[]> {
  const [person, claims] = await Promise.all([ports.store.get("person", id), ports.store.ofPerson("email", id)]);
  const former = person?.former?.map((one) => one.email) ?? [];
  const given = [person?.email, person?.second, person?.pending?.email, ...former].filter(
    (email) => email !== undefined,
  );
  const hashes = await Promise.all(given.map((email) => ports.addresses.hash(email)));
  return [...new Set([...hashes, ...claims.map((claim) => claim.id)])];
}
