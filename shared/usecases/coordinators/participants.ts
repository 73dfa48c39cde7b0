import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { participantId, type VettingState } from "../../domain/participant.ts";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { newMessage, written } from "../mail/ledger.ts";
import { askWhoWasBrought } from "../pairing/requests-brought.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { mustRun } from "./allowed.ts";

type ParticipantPorts = Pick<Ports, "store" | "queue">;

/** A programme's participants; `state=applied` lists mentors to vet. */
export async function listParticipants(
  request: RequestOf<"listParticipants">,
  ports: ParticipantPorts,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { items, cursor } = await ports.store.list("participant", request.parameters.programme, request.query);
  return { status: 200, json: { items, cursor: cursor ?? null } };
}

/** A programme's mentorships. */
export async function listMentorships(request: RequestOf<"listMentorships">, ports: ParticipantPorts): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { items, cursor } = await ports.store.list("mentorship", request.parameters.programme, request.query);
  return { status: 200, json: { items, cursor: cursor ?? null } };
}

const decisions = {
  approve: "approved",
  reject: "rejected",
  "more-information": "more-information",
} as const satisfies Record<string, VettingState>;

/** Hours a welcome is worth sending. */
const welcomeHours = 7 * 24;

/** Decides on a mentor. Until approved they appear in no round and get no mail but their own confirmation. */
export async function vet(request: RequestOf<"vet">, ports: ParticipantPorts, now: Temporal.Instant): Promise<Reply> {
  const { programme, person } = request.parameters;
  const caller = mustRun(request, programme);
  const { decision, places, reason = "" } = request.body;
  const { participant, hints } = await retried(async () => {
    const before = await ports.store.get("participant", participantId(programme, person));
    if (!before) throw new Problem("not-found", "There is no such participant.");
    if (before.role === "mentee")
      throw new Problem("conflict", "This participant is a mentee; only mentors are vetted.");
    if (before.state !== "active")
      throw new Problem("conflict", `This mentor is ${before.state}; only who confirmed their address can be vetted.`);
    const brought = decision === "approve" ? await askWhoWasBrought(before, ports, now) : { puts: [], hints: [] };
    // Asked once: who is approved again later is not asked about the same mentee again.
    const put = {
      ...before,
      vetting: decisions[decision],
      broughtBy: decision === "approve" ? undefined : before.broughtBy,
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
        programme,
        kind: "mentor-approved",
        subject: before.id,
        occurrence: "approved",
        livesHours: welcomeHours,
      },
      now,
    );
    const welcomed = decision !== "approve" || (await ports.store.get("message", welcome.id)) !== undefined;
    if (!welcomed) changes.push(written(welcome, undefined, now));
    await ports.store.commit(changes);
    return {
      participant: { ...put, version: put.version + 1 },
      hints: [...(welcomed ? [] : [welcome.id]), ...brought.hints],
    };
  });
  await ports.queue.hint(hints);
  return { status: 200, json: participant };
}
