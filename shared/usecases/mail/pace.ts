import { Conflict } from "../../domain/errors.ts";
import type { Pace } from "../../domain/pace.ts";
import { freshPace } from "../../ledger/pace.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";

type PacePorts = Pick<Ports, "store">;

/** How fast mail may leave, and whether it may. */
export async function paceOf({ store }: PacePorts): Promise<Pace> {
  return (await store.get("pace", "pace")) ?? freshPace;
}

/**
 * Writes what changes of the pace, with what else belongs to it; nothing where nothing does. Answers the pace as it then
 * is. Where many write at once, somebody else's word stands: whoever met the same error says the same.
 */
export async function notePace(
  ports: PacePorts,
  change: (pace: Pace) => Pace,
  also: (pace: Pace) => readonly Put[] = () => [],
): Promise<Pace> {
  try {
    return await retried(async () => {
      const before = await paceOf(ports);
      const put = change(before);
      if (put === before) return before;
      await ports.store.commit([{ kind: "pace", put }, ...also(put)]);
      return { ...put, version: put.version + 1 };
    });
  } catch (error) {
    if (error instanceof Conflict) return paceOf(ports);
    throw error;
  }
}
