import type { Temporal } from "temporal-polyfill";
import { planMessages } from "../../calendar/messages.ts";
import type { Message } from "../../domain/message.ts";
import { participantId } from "../../domain/participant.ts";
import type { Ports } from "../ports.ts";
import { concernsOf } from "../year/concerns.ts";
import { programmePlan } from "../year/programme-plan.ts";

/**
 * A prompt as the year calls for it now: with its present times, or with why nobody is to get it any more. Undefined for
 * mail the year knows nothing of, which goes by its own times.
 */
export async function plannedNow(
  message: Message,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Message | undefined> {
  if (message.kind !== "prompt") return undefined;
  const [person, participant] = await Promise.all([
    ports.store.get("person", message.person),
    ports.store.get("participant", participantId(message.programme, message.person)),
  ]);
  if (!person || !participant) return { ...message, state: "CANCELLED", reason: "person-gone" };
  const { programme, playbook } = await programmePlan(message.programme, ports);
  const concerns = await concernsOf(participant, ports);
  const planned = planMessages(person, programme, playbook, concerns, ports.zones.version, now);
  return planned.find(({ id }) => id === message.id);
}
