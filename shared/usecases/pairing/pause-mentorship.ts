import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import { endedOn, longestPause, pausesOn, usualPause } from "../../domain/pause.ts";
import { dayIn } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";

type PausePorts = Pick<Ports, "store">;

/**
 * Lets a running mentorship rest until a day, three months on unless said otherwise; one that rests already rests until the
 * new day. Days are those of the programme's zone. @throws Problem for a day that is not ahead, or over a year away.
 */
export async function pauseMentorship(
  mentorship: Mentorship,
  by: string,
  until: string | undefined,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<void> {
  if (mentorship.state !== "active") return;
  const today = await todayOf(mentorship, ports, now);
  const back = until ?? today.add(usualPause).toString();
  if (back <= today.toString() || back > today.add(longestPause).toString())
    throw new Problem("invalid-request", "A pause ends within a year.", [
      { field: "until", message: "must be a day after today, within a year" },
    ]);
  const { pause } = mentorship;
  const from = pause !== undefined && pausesOn(pause, today.toString()) ? pause.from : today.toString();
  await ports.store.commit([
    { kind: "mentorship", put: { ...mentorship, pause: { from, until: back } } },
    audit(mentorship.id, by, "rested", back, now),
  ]);
}

/** Lets a mentorship that rests go on today. */
export async function resumeMentorship(
  mentorship: Mentorship,
  by: string,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<void> {
  const { pause } = mentorship;
  const today = (await todayOf(mentorship, ports, now)).toString();
  if (mentorship.state !== "active" || pause === undefined || !pausesOn(pause, today)) return;
  await ports.store.commit([
    { kind: "mentorship", put: { ...mentorship, pause: endedOn(pause, today) } },
    audit(mentorship.id, by, "went-on", "", now),
  ]);
}

async function todayOf({ programme }: Mentorship, { store }: PausePorts, now: Temporal.Instant) {
  return dayIn((await store.get("programme", programme))?.zone ?? "UTC", now);
}
