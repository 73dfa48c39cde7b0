import type { Temporal } from "temporal-polyfill";
import { mayMentor } from "../../../domain/participant.ts";
import type { NewLine, Work, WorkValues } from "../../../domain/work.ts";
import { placesOf } from "../../../matching/pool.ts";
import { scaleOf, score } from "../../../matching/score.ts";
import type { Progress } from "../../coordinators/work.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { type RoundPool, roundPool, tiredMentors } from "../round-pool.ts";
import { barsIn } from "./bars.ts";
import { reasonsLine } from "./pair-lines.ts";
import { suggestByHand } from "./suggest-by-hand.ts";

/** Mentors that are offered for one mentee. */
const most = 10;

/**
 * Looks for the mentors who suit a mentee who waits or, for real, suggests the one a coordinator chose. Everybody has to
 * be looked at for either, so it is work.
 */
export async function mentorChoices(
  work: Work,
  ports: Pick<Ports, "store" | "queue">,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  if (!work.dryRun) return suggestByHand(work, ports, now);
  const programme = await programmeOf(ports, work.programme);
  const pool = await roundPool(programme, ports, now);
  const lines = choicesIn(pool, String(work.order["mentee"]), now);
  if (lines === undefined) return { outcome: "not-waiting", count: 0 };
  await progress.say(lines, 0);
  return { outcome: lines.length === 0 ? "nobody" : "found", count: lines.length };
}

/** The best mentors for somebody who waits; undefined where they do not. */
function choicesIn(pool: RoundPool, person: string, now: Temporal.Instant): NewLine[] | undefined {
  const mentee = pool.mentees.find(({ participant }) => participant.person === person);
  if (!mentee) return undefined;
  const tired = tiredMentors(pool.proposals);
  const mentors = pool.mentors.filter(({ participant }) => mayMentor(participant) && participant.person !== person);
  const scale = scaleOf(mentors, now, pool.policy);
  const barred = barsIn(pool, scale);
  return mentors
    .filter((mentor) => barred(mentee, mentor) === undefined)
    .map((mentor) => {
      const id = mentor.participant.person;
      const free = placesOf(pool, id);
      const { total, reasons } = score(mentee, mentor, scale);
      return { id, free, total, reasons, resting: tired.has(id) };
    })
    .filter(({ free, resting }) => free > 0 || resting)
    .sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, free, total, reasons, resting }) => ({
      level: resting ? ("warning" as const) : ("info" as const),
      says: resting ? "resting" : "mentor",
      values: { free, points: total, reasons: reasonsLine(reasons) },
      person: id,
    }));
}

/** Whoever is better left in peace comes last. */
const rank = ({ total, resting }: { total: number; resting: boolean }) => (resting ? 1_000_000 : 0) - total;
