import { type Pulse, type PulseAnswer, type PulseQuestion, pulseQuestions } from "../domain/pulse.ts";
import { type PublishedPulse, pulseSides } from "../domain/report.ts";
import { rounded } from "./rounding.ts";

/** Answers there must be at least, as far as the published numbers say it, before anything is said of them. */
export const enough = 20;
/** From this step on somebody says yes. */
const yesStep = 4;

/** Whose answer it is, and whose count: the two sides are never mixed. */
type Side = (typeof pulseSides)[number];
type Counted<Groups> = Record<Side, Groups>;

/** What was counted of the five questions, exactly. Never stored, never shown. */
export interface PulseCounts {
  /** Who gets something out of it, and who does not, or not yet. */
  readonly benefit: Counted<[yes: number, others: number]>;
  /** Pairs that work on something together, by their mentees' word. */
  readonly jointWork: [yes: number, no: number];
  /** How the end of a year compares with the start of the same mentorship. */
  readonly change: Record<PulseQuestion, Counted<[higher: number, same: number, lower: number]>>;
}

/**
 * Counts people, each once for each side they are on, whatever number of mentorships they are in. What was said from
 * `until` on is left for a later report: whoever knows of one answer must not see what it changed.
 */
export function pulseCounter(until?: string) {
  const zeros = (): Counted<[number, number, number]> => ({ mentees: [0, 0, 0], mentors: [0, 0, 0] });
  const counts: PulseCounts = {
    benefit: { mentees: [0, 0], mentors: [0, 0] },
    jointWork: [0, 0],
    change: { fit: zeros(), belonging: zeros(), confidence: zeros(), safety: zeros(), benefit: zeros() },
  };
  return {
    take({ answers }: Pick<Pulse, "answers">): void {
      for (const side of pulseSides) {
        const theirs = answers.filter((one) => `${one.side}s` === side && (until === undefined || one.at < until));
        const benefit = latest(theirs, ({ steps }) => steps.benefit);
        if (benefit !== undefined) counts.benefit[side][benefit >= yesStep ? 0 : 1]++;
        const joint = latest(theirs, ({ jointWork }) => jointWork);
        if (side === "mentees" && joint !== undefined) counts.jointWork[joint ? 0 : 1]++;
        for (const question of pulseQuestions) {
          const by = changeOf(theirs, question);
          if (by !== undefined) counts.change[question][side][by > 0 ? 0 : by < 0 ? 2 : 1]++;
        }
      }
    },
    counts: (): PulseCounts => counts,
  };
}

/** The last thing somebody said that says this. */
function latest<Value>(
  answers: readonly PulseAnswer[],
  of: (one: PulseAnswer) => Value | undefined,
): Value | undefined {
  const said = answers.filter((one) => of(one) !== undefined).sort((one, other) => (one.at < other.at ? -1 : 1));
  const last = said.at(-1);
  return last && of(last);
}

/** By how many steps the latest end of a year differs from how the same mentorship began. */
function changeOf(answers: readonly PulseAnswer[], question: PulseQuestion): number | undefined {
  const ends = answers
    .filter(({ moment, steps }) => moment === "end" && steps[question] !== undefined)
    .sort((one, other) => (one.at > other.at ? -1 : 1));
  for (const end of ends) {
    const [start] = answers
      .filter(({ mentorship, moment, steps }) => mentorship === end.mentorship && moment === "start" && steps[question])
      .sort((one, other) => (one.at < other.at ? -1 : 1));
    const [from, to] = [start?.steps[question], end.steps[question]];
    if (from !== undefined && to !== undefined) return to - from;
  }
  return undefined;
}

/**
 * What may be handed on of it. Every group is rounded down by itself and no total stands beside them, so that each small
 * group may be anything from none to four; and whether they are shown depends on the rounded numbers alone, so that this
 * tells nothing more either.
 */
export function publishPulse({ benefit, jointWork, change }: PulseCounts): PublishedPulse {
  const each = (of: Counted<readonly number[]>) => ({ mentees: shown(of.mentees), mentors: shown(of.mentors) });
  return {
    benefit: each(benefit),
    jointWork: shown(jointWork),
    change: {
      fit: each(change.fit),
      belonging: each(change.belonging),
      confidence: each(change.confidence),
      safety: each(change.safety),
      benefit: each(change.benefit),
    },
  };
}

function shown(groups: readonly number[]): number[] | null {
  const numbers = groups.map(rounded);
  return numbers.reduce((sum, one) => sum + one, 0) < enough ? null : numbers;
}
