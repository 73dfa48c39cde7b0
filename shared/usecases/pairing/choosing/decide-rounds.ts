import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../../domain/programme.ts";
import type { Round } from "../../../domain/round.ts";
import { everything } from "../../everything.ts";
import type { JobOrder } from "../../job.ts";
import type { Ports } from "../../ports.ts";
import { roundsToRun } from "../rounds-due.ts";
import { runRound } from "../run-round.ts";
import { advanceChoosing } from "./advance-choosing.ts";
import { beginChoosing } from "./begin-choosing.ts";

type DecidePorts = Pick<Ports, "store">;

/** What became of a programme's rounds. */
interface Decided {
  readonly rounds: number;
  readonly suggested: number;
  readonly asked: readonly string[];
  readonly reminded: readonly string[];
  /** Set while people choose: before then nothing comes of a further run unless somebody says something. */
  readonly next: string | undefined;
}

interface Progress {
  decided: number;
  suggested: number;
  readonly next: string[];
  readonly asked: string[];
  readonly reminded: string[];
}

/**
 * Decides the rounds that are asked for or due, and those about which people have said what they would like. Where the
 * programme lets people choose, a round begins with that; while they do, no other round of the programme begins.
 */
export async function decideRounds(
  programme: Programme,
  order: JobOrder,
  ports: DecidePorts,
  now: Temporal.Instant,
): Promise<Decided> {
  const rounds: Progress = { decided: 0, suggested: 0, next: [], asked: [], reminded: [] };
  const decide = async (round: Round) => {
    const done = await runRound(round, programme, ports, now);
    rounds.decided++;
    rounds.suggested += done.matched;
  };
  const move = async (round: Round) => {
    const step = await advanceChoosing(round, programme, ports, now);
    rounds.asked.push(...step.asked);
    rounds.reminded.push(...step.reminded);
    if (step.over) await decide(round);
    else rounds.next.push(step.next);
  };
  for (const round of await choosingIn(programme, ports)) await move(round);
  for (const round of rounds.next.length > 0 ? [] : await roundsToRun(programme, order, ports, now)) {
    // One after the other: a round asked for by hand meanwhile waits until this one is decided.
    if (rounds.next.length > 0) break;
    const chosen = round.choice ?? programme.pairing.choice;
    const begun = chosen === "suggest" ? round : await beginChoosing(round, programme, ports, now);
    await (begun.state === "choosing" ? move : decide)(begun);
  }
  const { decided, suggested, asked, reminded, next } = rounds;
  return { rounds: decided, suggested, asked, reminded, next: next.sort()[0] };
}

/** The rounds of a programme in which people choose: one at most, but for what the index has not heard of yet. */
export async function choosingIn(programme: Pick<Programme, "id">, ports: DecidePorts): Promise<Round[]> {
  const listed = await everything(ports, "round", programme.id, "choosing");
  const rounds = await ports.store.getMany(
    "round",
    listed.map(({ id }) => id),
  );
  return rounds.filter(({ state }) => state === "choosing");
}
