import type { Weights } from "../domain/pairing-policy.ts";
import { valueNames } from "../domain/profile.ts";

/**
 * What a question brings that one of the two has not answered, as a share of its weight. Nobody has to answer more than
 * the eight fields of the form, so an open question must neither win nor cost a place: it counts as it usually does in
 * pairs that are suggested, measured over cohorts of made-up people. Never zero, which would put the silent behind; never
 * all of it, which would put them in front.
 */
export const unsaid = {
  values: 0.75,
  ways: 0.8,
  region: 0.85,
  institution: 0.95,
  practice: 0.65,
  sector: 0.85,
} as const;

/** What a pair loses that the programme warns of: about as much as half a topic in common. */
export const warned = 60;

/** Hours apart at which two clocks bring nothing any more. */
const farthest = 12;

/** A topic in common, by how rare it is: in full where both chose it on the form, half where one named it on their page. */
export function topicPoints(weights: Weights, rarity: number, onForms: boolean): number {
  return Math.round(weights.topics * rarity * (onForms ? 1 : 0.5));
}

/** Topics by page bring no more than one topic on both forms would: who filled in more is not ahead by it. */
export function allTopicPoints(weights: Weights, onForms: number, byPage: number): number {
  return onForms + (byPage < weights.topics ? byPage : weights.topics);
}

/** Steps the mentor is further along. */
export function stagePoints(weights: Weights, steps: number): number {
  if (steps === 0) return Math.round(weights.stage / 4);
  return steps > 0 ? weights.stage : 0;
}

export function hoursPoints(weights: Weights, apart: number): number {
  return Math.round((weights.hours * (farthest - apart)) / farthest);
}

/** Of so many questions both answered, how near their answers are: four for each that is the same, none for two ends. */
export function valuesPoints(weights: Weights, both: number, near: number): number {
  const open = (valueNames.length - both) * unsaid.values;
  return Math.round((weights.values * (near / 4 + open)) / valueNames.length);
}

/** Of what a mentee wants, how much the mentor offers; undefined where one of them has not said. */
export function waysPoints(weights: Weights, wanted: number | undefined, offered: number): number {
  return Math.round(weights.ways * (wanted === undefined ? unsaid.ways : offered / wanted));
}

type Eye = "region" | "institution" | "practice" | "sector";

/** Another's eyes: whether something differs; undefined where one of them has not said. */
export function eyePoints(weights: Weights, eye: Eye, differs: boolean | undefined): number {
  if (differs === undefined) return Math.round(weights[eye] * unsaid[eye]);
  return differs ? weights[eye] : 0;
}

/** Of what a mentee would like to share with a mentor, how much they do. */
export function sharesPoints(weights: Weights, asked: number, shared: number): number {
  return asked === 0 ? 0 : Math.round((weights.shares * shared) / asked);
}

/** From -100 to 100. */
export function wishPoints(weights: Weights, wish: number): number {
  return Math.round((weights.wishes * wish) / 100);
}
