import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { participantId } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { mustRun } from "../coordinators/allowed.ts";
import { shownPart } from "../coordinators/person-known.ts";
import type { Reply, RequestOf } from "../http.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { taken } from "./budgets.ts";
import { addressBudget, addressLimits } from "./lanes.ts";
import { confirmHours } from "./sign-up.ts";
import { keptUnconfirmed, ttlAfter } from "./sign-up-records.ts";

type ReleasePorts = Pick<Ports, "store" | "addresses" | "queue">;

/** Lets a held sign-up through: its confirmation mail leaves, from no budget but the address's own. */
export async function releaseSignUp(
  request: RequestOf<"releaseSignUp">,
  ports: ReleasePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, person: personId } = request.parameters;
  const caller = mustRun(request, programme);
  const { participant, message } = await retried(async () => {
    const [before, person] = await Promise.all([
      ports.store.get("participant", participantId(programme, personId)),
      ports.store.get("person", personId),
    ]);
    if (!before || !person) throw new Problem("not-found", "There is no such participant.");
    if (before.state !== "held")
      throw new Problem("conflict", `This sign-up is not held; it is ${before.state}.`, [], "problem.release.not-held");
    const address = await ports.addresses.hash(person.email);
    const [claim, budget] = await Promise.all([
      ports.store.get("email", address),
      ports.store.get("budget", addressBudget(address)),
    ]);
    const spent = taken(addressBudget(address), budget, addressLimits(programme), programme, now);
    if (!spent)
      throw new Problem(
        "conflict",
        "This address had its mails for now. Try again in an hour.",
        [],
        "problem.release.mails",
      );
    const ttl = ttlAfter(now, keptUnconfirmed);
    const put = { ...before, state: "unconfirmed", ttl: before.leftAt === undefined ? ttl : undefined } as const;
    const occurrence = instantText(now).slice(0, 13);
    const mail = { person: personId, programme, kind: "confirm", class: "one-shot", subject: before.id } as const;
    const asked = newMessage({ ...mail, occurrence, livesHours: confirmHours }, now);
    const stillUnknown: Put[] =
      person.addressState === "unconfirmed" ? [{ kind: "person", put: { ...person, ttl } }] : [];
    if (claim?.ttl !== undefined) stillUnknown.push({ kind: "email", put: { ...claim, ttl } });
    await ports.store.commit([
      { kind: "participant", put },
      ...stillUnknown,
      spent,
      written(asked, undefined, now),
      audit(before.id, caller.id, "released", "", now),
    ]);
    return { participant: { ...put, version: put.version + 1 }, message: asked.id };
  });
  await ports.queue.hint([message]);
  return { status: 200, json: shownPart(participant) };
}
