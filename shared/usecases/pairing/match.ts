import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import { everything } from "../everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { askMentors, lapse, openProposals, remind } from "./advance-proposals.ts";
import { advanceRequests } from "./advance-requests.ts";
import { askAgain } from "./ask-again.ts";
import { decideRounds } from "./choosing/decide-rounds.ts";
import { closeYears } from "./close-years.ts";
import { settleDeclined } from "./decline.ts";
import { tellOfLine } from "./in-line.ts";
import { advanceOffers } from "./offers/advance-offers.ts";
import { conversationsWished } from "./offers/conversations-wished.ts";
import { roundPool } from "./round-pool.ts";
import { suggestNext } from "./run-round.ts";
import { advanceTakeovers } from "./takeover/advance-takeovers.ts";

const nothingYet = { rounds: 0, suggested: 0, lapsed: 0, asked: 0, reminded: 0, told: 0, closed: 0, failed: 0 };

type MatchPorts = Pick<Ports, "store" | "queue" | "bus" | "zones">;

/**
 * The match job: computes rounds that were asked for or are due, lets unanswered suggestions lapse, passes to the next
 * choice, reminds. Reads again before it writes, so running it twice is running it once. Last, years that are over are
 * closed. @throws AggregateError after everything is done, where some could not be.
 */
export async function match(order: JobOrder, ports: MatchPorts, now: Temporal.Instant): Promise<JobSummary> {
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  const summary = { ...nothingYet };
  let next: string | undefined = farAhead;
  const failed: Error[] = [];
  for (const programme of programmes) {
    if (order.dryRun) summary.suggested += (await roundPool(programme, ports, now)).mentees.length;
    // Two runs may meet, one by schedule and one by hand: whoever is second starts over and finds the work done.
    else next = earlier(next, await retried(() => moveOn(programme, order, summary, ports, now)));
    if (order.dryRun) continue;
    // A run for one round closes no years: that is done once a day.
    if (order.round !== undefined) next = undefined;
    else {
      const years = await closeYears(programme, ports, now);
      summary.closed += years.closed;
      summary.failed += years.failed.length;
      failed.push(...years.failed);
      // Whoever is free now may have a place in line.
      next = earlier(next, years.closed > 0 ? undefined : years.next);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `Not all years were closed: ${JSON.stringify(summary)}`);
  return { summary, nothingBefore: order.dryRun ? undefined : next };
}

/**
 * One programme's next steps. Answers the instant before which nothing comes of a further run unless somebody does
 * something; undefined where the next run has work already.
 */
async function moveOn(
  programme: Programme,
  order: JobOrder,
  summary: Record<keyof typeof nothingYet, number>,
  ports: MatchPorts,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const again = await askAgain(programme, ports, now);
  await ports.queue.hint(again.hints, "bulk");
  await settleDeclined(programme, ports, now);
  const decided = await decideRounds(programme, order, ports, now);
  await ports.queue.hint([...decided.asked, ...decided.reminded], "bulk");
  summary.rounds += decided.rounds;
  summary.suggested += decided.suggested;
  summary.asked += decided.asked.length;
  summary.reminded += decided.reminded.length;
  const open = await openProposals(programme, ports);
  const waiting = await lapse(open, ports, now);
  summary.lapsed += open.length - waiting.length;
  // While people choose, whoever waits is in that round: only its day, or somebody's word, changes anything for them.
  const choosing = decided.next !== undefined;
  const passed = choosing ? { suggested: 0, unpaired: 0, pool: undefined } : await passOn(programme, ports, now);
  const { suggested, unpaired, pool = await roundPool(programme, ports, now) } = passed;
  summary.suggested += suggested;
  const requests = await advanceRequests(programme, ports, now);
  const together = await advanceTakeovers(programme, ports, now);
  const offers = await advanceOffers(programme, ports, now);
  summary.lapsed += offers.lapsed;
  const talks = await conversationsWished(pool, programme, ports, now);
  const asked = [...offers.hints, ...talks, ...requests.hints, ...(await askMentors(programme, ports, now))];
  await ports.queue.hint(asked, "bulk");
  summary.asked += asked.length;
  const reminded = [...together.hints, ...(await remind(waiting, programme, ports, now))];
  await ports.queue.hint(reminded, "bulk");
  summary.reminded += reminded.length;
  const line = await tellOfLine(programme, ports, now);
  await ports.queue.hint(line.told, "bulk");
  summary.told += line.told.length;
  return waiting.length + asked.length + requests.open + offers.open + talks.length + together.open + unpaired === 0
    ? [line.next, again.next, decided.next ?? farAhead].sort()[0]
    : undefined;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one < other ? one : other;
}

/** Whoever is first in line is suggested the next best, in the latest published round. */
async function passOn(programme: Programme, ports: MatchPorts, now: Temporal.Instant) {
  const pool = await roundPool(programme, ports, now);
  const unpaired = pool.mentees.length;
  if (pool.first.size === 0) return { suggested: 0, unpaired, pool };
  const latest = (await everything(ports, "round", programme.id, "published")).at(-1);
  return { suggested: latest === undefined ? 0 : await suggestNext(latest, programme, ports, now), unpaired, pool };
}
