import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { rolledOver, rollsOverOn } from "../../calendar/roll-over.ts";
import { Conflict } from "../../domain/errors.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "./programme-plan.ts";

/**
 * Copies a programme's own dates into the cycle that begins soon, and into the present one what is still ahead and was
 * not copied in time. Dates the playbook has rules for need no copy. Run again it finds nothing to do. `next` is when
 * there is something to copy without anybody having changed anything.
 */
export async function rollOver(
  programme: Programme,
  dryRun: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ copied: number; next: Temporal.Instant }> {
  const { playbook, keyDates } = await programmePlan(programme.id, ports);
  const today = dayIn(programme.zone, now);
  const present = Number(cycleOf(today, playbook));
  const [coming, after] = [String(present + 1), String(present + 2)];
  const isNear = rollsOverOn(coming, playbook).since(today).total("days") <= 0;
  const late = rolledOver(programme, playbook, String(present), keyDates).filter(
    ({ date }) => date >= today.toString(),
  );
  const copies = [...late, ...(isNear ? rolledOver(programme, playbook, coming, [...keyDates, ...late]) : [])];
  const next = rollsOverOn(isNear ? after : coming, playbook)
    .toZonedDateTime(programme.zone)
    .toInstant();
  if (dryRun) return { copied: copies.length, next };
  let copied = 0;
  for (const put of copies) {
    const made = audit(programme.id, "almanac", "key-date-copied", put.id, now);
    try {
      await ports.store.commit([{ kind: "keyDate", put }, made]);
      copied += 1;
    } catch (error) {
      // Somebody set it a moment ago: theirs counts.
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return { copied, next };
}
