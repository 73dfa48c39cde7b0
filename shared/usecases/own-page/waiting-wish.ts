import type { Temporal } from "temporal-polyfill";
import type { UpdateMe } from "../../contracts/requests.ts";
import { WaitingWish } from "../../contracts/waiting-requests.ts";
import type { Meanwhile, MeanwhileKind } from "../../domain/meanwhile.ts";
import type { Participant } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";

/** Whether it is about what would help while they wait, or about a second mentor. */
export function isWaitingWish(wish: UpdateMe): wish is WaitingWish {
  return WaitingWish.safeParse(wish).success;
}

/** Keeps what somebody says would help them, or that it would not any more. No year changes by it. */
export async function keepWaitingWish(
  participant: Participant,
  wish: WaitingWish,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const since = wish.says === "yes" ? instantText(now) : undefined;
  const put: Participant =
    wish.action === "meanwhile"
      ? { ...participant, meanwhile: withWish(participant.meanwhile, wish.kind, since) }
      : { ...participant, secondMentor: since };
  const about = wish.action === "meanwhile" ? `${wish.kind} ${wish.says}` : wish.says;
  await store.commit([
    { kind: "participant", put },
    audit(participant.id, participant.person, `me-${wish.action}`, about, now),
  ]);
  return [];
}

function withWish(before: Meanwhile = {}, kind: MeanwhileKind, since: string | undefined): Meanwhile {
  const { [kind]: _, ...others } = before;
  return since === undefined ? others : { ...others, [kind]: since };
}
