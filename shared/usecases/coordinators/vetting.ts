import type { Temporal } from "temporal-polyfill";
import type { Vet } from "../../contracts/requests.ts";
import { Problem } from "../../domain/errors.ts";
import { type Participant, participantId, roleOf } from "../../domain/participant.ts";
import type { VettingState } from "../../domain/vetting.ts";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { newMessage, written } from "../mail/ledger.ts";
import { askWhoWasBrought } from "../pairing/requests-brought.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { shownPart } from "./person-known.ts";
import { lastDayOfVetting } from "./vetting-ends.ts";

export type VetPorts = Pick<Ports, "store" | "queue" | "bus">;

const decided = {
  approve: "approved",
  reject: "rejected",
  "more-information": "more-information",
  "ask-documents": "documents",
  "mark-checked": "checked",
} as const satisfies Record<Vet["decision"], VettingState>;

/** Hours a welcome is worth sending. */
const welcomeHours = 7 * 24;

/** Decides on a mentor. Until approved they appear in no round and get no mail but their own confirmation. */
export async function vet(request: RequestOf<"vet">, ports: VetPorts, now: Temporal.Instant): Promise<Reply> {
  const { programme: programmeId, person } = request.parameters;
  const caller = mustRun(request, programmeId);
  const { decision, places, reason = "" } = request.body;
  const { participant, hints } = await retried(async () => {
    const [before, programme] = await Promise.all([
      ports.store.get("participant", participantId(programmeId, person)),
      ports.store.get("programme", programmeId),
    ]);
    mustBeVettable(before);
    unchangedSince(request, before.version);
    const approves = decision === "approve";
    const brought = approves ? await askWhoWasBrought(before, ports, now) : { puts: [], hints: [] };
    const put: Participant = {
      ...before,
      vetting: decided[decision],
      vettedUntil: approves ? lastDayOfVetting(programme, now) : undefined,
      // Asked once: who is approved again later is not asked about the same mentee again.
      broughtBy: approves ? undefined : before.broughtBy,
    };
    const changes: Put[] = [
      { kind: "participant", put },
      audit(before.id, caller.id, `vetting-${put.vetting}`, reason, now),
      ...brought.puts,
    ];
    const load = await ports.store.get("load", person);
    if (load && places !== undefined) changes.push({ kind: "load", put: { ...load, places } });
    const welcome = newMessage(
      {
        person,
        programme: programmeId,
        kind: "mentor-approved",
        subject: before.id,
        occurrence: "approved",
        livesHours: welcomeHours,
      },
      now,
    );
    const welcomed = !approves || (await ports.store.get("message", welcome.id)) !== undefined;
    if (!welcomed) changes.push(written(welcome, undefined, now));
    await ports.store.commit(changes);
    return {
      participant: { ...put, version: put.version + 1 },
      hints: [...(welcomed ? [] : [welcome.id]), ...brought.hints],
    };
  });
  await ports.queue.hint(hints);
  const { memberNumber, vetting } = participant;
  await ports.bus.publish("MentorVetted", { programme: programmeId, person, memberNumber, vetting });
  return { status: 200, version: participant.version, json: shownPart(participant) };
}

function mustBeVettable(participant: Participant | undefined): asserts participant is Participant {
  if (!participant) throw new Problem("not-found", "There is no such participant.");
  if (roleOf(participant) === "mentee")
    throw new Problem(
      "conflict",
      "This participant is a mentee; only mentors are vetted.",
      [],
      "problem.vetting.mentee",
    );
  if (participant.state !== "active")
    throw new Problem(
      "conflict",
      `This mentor is ${participant.state}; only who confirmed their address can be vetted.`,
      [],
      "problem.vetting.away",
    );
}
