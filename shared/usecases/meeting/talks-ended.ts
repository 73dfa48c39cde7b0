import type { Temporal } from "temporal-polyfill";
import { everybodyIn, type Mentorship } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import type { Talk } from "../../domain/talk.ts";
import { withoutTalksAhead } from "../../domain/talking.ts";
import { instantText } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import { cancelledMail } from "./talk-mail.ts";

/**
 * What becomes of the talks ahead when a mentorship ends. The news of the end carries the cancellation to whoever gets
 * it; who ended it gets none of that, and so the cancellation alone.
 */
export async function talksEnded(
  mentorship: Mentorship,
  by: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ put: Pick<Mentorship, "talks">; messages: Message[] }> {
  const put = withoutTalksAhead(mentorship, now);
  const ender = everybodyIn(mentorship).filter((person) => person === by);
  const talk = cancelledAt(put, instantText(now));
  return { put, messages: talk ? await cancelledMail(mentorship, talk, ender, ports, now) : [] };
}

/** The agreed talk that was cancelled at an instant: when its mentorship ended. */
export function cancelledAt({ talks = [] }: Pick<Mentorship, "talks">, at: string | undefined): Talk | undefined {
  return talks.findLast((talk) => talk.state === "cancelled" && talk.at !== undefined && talk.changedAt === at);
}
