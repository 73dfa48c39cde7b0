import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Round } from "../../domain/round.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { askMentors, lapse, openProposals, remind } from "./advance-proposals.ts";
import { advanceRequests } from "./advance-requests.ts";
import { askAgain } from "./ask-again.ts";
import { closeYears } from "./close-years.ts";
import { settleDeclined } from "./decline.ts";
import { tellOfLine } from "./in-line.ts";
import { roundPool } from "./round-pool.ts";
import { runRound, suggestNext } from "./run-round.ts";
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
  await ports.queue.hint(again.hints);
  await settleDeclined(programme, ports, now);
  for (const round of await roundsToRun(programme, order, ports, now)) {
    const done = await runRound(round, programme, ports, now);
    summary.rounds++;
    summary.suggested += done.matched;
  }
  const open = await openProposals(programme, ports);
  const waiting = await lapse(open, ports, now);
  summary.lapsed += open.length - waiting.length;
  const { suggested, unpaired } = await passOn(programme, ports, now);
  summary.suggested += suggested;
  const requests = await advanceRequests(programme, ports, now);
  const together = await advanceTakeovers(programme, ports, now);
  const asked = [...requests.hints, ...(await askMentors(programme, ports, now))];
  await ports.queue.hint(asked);
  summary.asked += asked.length;
  const reminded = [...together.hints, ...(await remind(waiting, programme, ports, now))];
  await ports.queue.hint(reminded);
  summary.reminded += reminded.length;
  const line = await tellOfLine(programme, ports, now);
  await ports.queue.hint(line.told);
  summary.told += line.told.length;
  return waiting.length + asked.length + requests.open + together.open + unpaired === 0
    ? [line.next, again.next].sort()[0]
    : undefined;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one < other ? one : other;
}

/** The round a coordinator asked for; else, on Mondays of the programme's zone, one for everybody who waits. */
async function roundsToRun(
  programme: Programme,
  order: JobOrder,
  ports: MatchPorts,
  now: Temporal.Instant,
): Promise<Round[]> {
  if (order.round !== undefined) {
    const round = await ports.store.get("round", order.round);
    return round?.state === "requested" && round.programme === programme.id ? [round] : [];
  }
  // Asked for, but the event that should have woken us got lost.
  const forgotten = await everything(ports, "round", programme.id, "requested");
  const today = dayIn(programme.zone, now);
  if (programme.rounds.every === "never" || today.dayOfWeek !== 1) return forgotten;
  const id = derivedId("rnd", programme.id, today.toString());
  if (await ports.store.get("round", id)) return forgotten;
  const { mentees, places } = await roundPool(programme, ports, now);
  // Nobody waits, or nobody has a place: a round would only be an empty page in the coordinator's list.
  if (mentees.length === 0 || [...places.values()].every((free) => free <= 0)) return forgotten;
  const publish = programme.rounds.publish === "automatic";
  return [...forgotten, requestedRound(id, programme.id, publish, "almanac", now)];
}

/** A round nobody has computed yet. */
export function requestedRound(
  id: string,
  programme: string,
  publish: boolean,
  requestedBy: string,
  now: Temporal.Instant,
): Round {
  const empty = { mentees: 0, places: 0, matched: 0, score: 0, mentors: 0 };
  return {
    id,
    version: 0,
    programme,
    state: "requested",
    publish,
    requestedBy,
    requestedAt: instantText(now),
    ...empty,
  };
}

/** Whoever is first in line is suggested the next best, in the latest published round. */
async function passOn(programme: Programme, ports: MatchPorts, now: Temporal.Instant) {
  const { first, mentees } = await roundPool(programme, ports, now);
  const unpaired = mentees.length;
  if (first.size === 0) return { suggested: 0, unpaired };
  const latest = (await everything(ports, "round", programme.id, "published")).at(-1);
  return { suggested: latest === undefined ? 0 : await suggestNext(latest, programme, ports, now), unpaired };
}
