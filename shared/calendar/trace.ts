import type { Condition, When } from "#shared/domain/playbook.ts";
import { type TraceStep, tracedRules } from "#shared/domain/touchpoint.ts";
import { type Answers, noteAnswer } from "./condition.ts";
import { type Day, dayText } from "./day.ts";

type Facts = TraceStep["facts"];

const places = new Map(tracedRules.map((rule, at) => [rule, at]));

/** The place of a rule in the order in which they are looked at. */
export function placeOf(rule: TraceStep["rule"]): number {
  return places.get(rule) ?? places.size;
}

const toWork = new Map<number, TraceStep>();

/** The step that moves to a working day, made once for each two days: whole cohorts move off the same Sundays. */
export function movedToWork(from: Day, to: Day): TraceStep {
  const both = from * 1_000_000 + to;
  const known = toWork.get(both);
  if (known) return known;
  const step: TraceStep = { rule: "working-day", verdict: "moves", facts: { was: dayText(from), is: dayText(to) } };
  toWork.set(both, step);
  return step;
}

/** What a day was counted from: the name of the date, the date, and the offset. */
export function countedFrom({ from, days, weeks, weekdays }: When, origin: Day | undefined): Facts {
  const facts: Facts = { name: "name" in from ? from.name : from.kind };
  if (origin !== undefined) facts["date"] = dayText(origin);
  if (days !== 0) facts["days"] = days;
  if (weeks) facts["weeks"] = weeks;
  if (weekdays) facts["weekdays"] = weekdays;
  return facts;
}

/** Every single thing a condition asks, and how it is answered: `yes`, `no`, `unsaid`, or what became of a touchpoint. */
export function answersTo(condition: Condition | undefined, answers: Answers, facts: Facts = {}): Facts {
  if (condition === undefined) return facts;
  if ("all" in condition) for (const part of condition.all) answersTo(part, answers, facts);
  else if ("any" in condition) for (const part of condition.any) answersTo(part, answers, facts);
  else if ("not" in condition) answersTo(condition.not, answers, facts);
  else noteAnswer(condition, answers, facts);
  return facts;
}

/** Whether two traces say the same. What comes from storage may have its facts in another order. */
export function isSameTrace(one: readonly TraceStep[] = [], other: readonly TraceStep[] = []): boolean {
  return one === other || (one.length === other.length && one.every((step, at) => isSameStep(step, other[at])));
}

function isSameStep(one: TraceStep, other: TraceStep | undefined): boolean {
  if (one === other) return true;
  if (!other || one.rule !== other.rule || one.verdict !== other.verdict) return false;
  const names = Object.keys(one.facts);
  return (
    names.length === Object.keys(other.facts).length && names.every((name) => one.facts[name] === other.facts[name])
  );
}
