import { SetPairing } from "../../contracts/desk/how-pair-requests.ts";
import type { NewLine } from "../../domain/work.ts";
import { compareWays, type WayOutcome } from "../../matching/ways.ts";
import { roundPool } from "../pairing/round-pool.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import type { WorkHandler } from "./work.ts";

/** Tells what each way to decide would mean for everybody who waits now, by ties and weights as they were typed. Writes nothing but its lines. */
export const tryPairing: WorkHandler<Pick<Ports, "store">> = async (work, ports, progress, now) => {
  const { seen: _, ...form } = work.order;
  const { pairing } = SetPairing.parse({ ...form, action: "try" });
  const programme = await programmeOf(ports, work.programme);
  // Drafts nobody published take no place: a new round would take theirs.
  const pool = await roundPool({ ...programme, pairing }, ports, now, "");
  const ways = compareWays(pool, now);
  await progress.say(ways.map(lineOf), 0);
  const places = [...pool.places.values()].reduce((sum, free) => sum + Math.max(0, free), 0);
  return { people: pool.mentees.length, places };
};

function lineOf({ way, floor, placed, points, quality }: WayOutcome): NewLine {
  const { reachable, worst, blocking, strong } = quality;
  const level = placed < reachable ? "warning" : "info";
  const values = { way, floor, placed, reachable, total: points, worst, blocking, strong };
  return { level, says: "way", values };
}
