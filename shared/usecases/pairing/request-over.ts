import type { Temporal } from "temporal-polyfill";
import { type MentorRequest, requestClosed } from "../../domain/mentor-request.ts";
import type { Participant } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import type { Ports, Put } from "../ports.ts";

/**
 * What has to be written when a request by name is over: it is closed, and whoever of it was not asked yet, or has not
 * answered, need not. The proposal `but` is somebody else's to write.
 */
export async function requestOver(
  participant: Participant,
  request: MentorRequest,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
  but?: string,
): Promise<{ requests: Participant["requests"]; puts: Put[] }> {
  const proposals = await ports.store.getMany("proposal", request.proposals);
  const live = proposals.filter(({ id, state }) => id !== but && (state === "draft" || state === "asked-mentor"));
  return {
    requests: requestClosed(participant, instantText(now)),
    puts: live.map((put) => ({ kind: "proposal", put: { ...put, state: "withdrawn" } })),
  };
}
