import { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

/**
 * Ends approvals whose last day has passed: such a mentor is suggested to nobody until a coordinator looks again. What
 * they are in goes on. Says how many, and when the next one ends.
 */
export async function expireVetting(
  programme: Programme,
  dryRun: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ removed: number; next: readonly string[] }> {
  const lists = await Promise.all(
    ["active", "paused"].map((state) => everything(ports, "participant", programme.id, state)),
  );
  const approved = lists
    .flat()
    .filter(({ vetting, vettedUntil }) => vetting === "approved" && vettedUntil !== undefined);
  const today = dayIn(programme.zone, now).toString();
  const over = approved.filter((one) => isOver(one, today));
  for (const { id } of dryRun ? [] : over) await retried(() => expire(id, today, ports, now));
  const next = approved.filter((one) => !over.includes(one)).map((one) => endOf(one, programme.zone));
  return { removed: over.length, next };
}

/** Read again: the listing may lag behind a decision. */
async function expire(id: string, today: string, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  const participant = await ports.store.get("participant", id);
  if (participant?.vetting !== "approved" || !isOver(participant, today)) return;
  await ports.store.commit([
    { kind: "participant", put: { ...participant, vetting: "expired" } },
    audit(id, "almanac", "vetting-expired", "", now),
  ]);
}

function isOver({ vettedUntil }: Participant, today: string): boolean {
  return vettedUntil !== undefined && vettedUntil < today;
}

/** The instant at which its last day is over. */
function endOf({ vettedUntil }: Participant, zone: string): string {
  const after = Temporal.PlainDate.from(vettedUntil ?? "").add({ days: 1 });
  return instantText(after.toZonedDateTime(zone).toInstant());
}
