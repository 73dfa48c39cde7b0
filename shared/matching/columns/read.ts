import { aspects } from "../../domain/identity.ts";
import { stages, topics } from "../../domain/participant.ts";
import {
  availabilities,
  disciplines,
  groups,
  Profile,
  sectors,
  talkLanguages,
  valueNames,
  ways,
} from "../../domain/profile.ts";
import type { Candidate } from "../candidate.ts";
import { saidOf } from "../kept.ts";
import { folded } from "../told.ts";

/** One person as small numbers: of a list of things, a bit for each; of a choice, 1 for the first and 0 where nobody knows. */
export interface Read {
  readonly person: string;
  readonly stage: number;
  /** Hours ahead of UTC, and a number for each such clock. */
  readonly offset: number;
  readonly clock: number;
  /** Topics of the form, and those that are on the page only. */
  readonly form: number;
  readonly page: number;
  readonly parts: number;
  readonly languages: number;
  readonly practice: number;
  readonly sector: number;
  readonly offers: number;
  readonly wants: number;
  readonly lived: number;
  readonly supports: number;
  readonly region: string | undefined;
  readonly institution: string | undefined;
  readonly apart: readonly string[];
  /** What they say of who they are, each with what it is about. */
  readonly answers: readonly string[];
  /** How many such things they would like to share, and those of their answers. */
  readonly asked: number;
  readonly asks: readonly string[];
  /** Answers to the first three and to the last three questions on values, each none or one of five. */
  readonly front: number;
  readonly back: number;
}

/** Reads one person after another. */
export function reader(offset: (zone: string) => number): (candidate: Candidate) => Read {
  const clocks = new Map<number, number>();
  // The same few places and answers come again and again.
  const names = new Map<string, string | undefined>();
  const fold = (name: string | undefined) => {
    if (name === undefined) return undefined;
    const known = names.get(name);
    if (known !== undefined || names.has(name)) return known;
    const plain = folded(name);
    names.set(name, plain);
    return plain;
  };
  const sayings = (identity: Candidate["identity"], about: Iterable<(typeof aspects)[number]>) =>
    Array.from(about).flatMap((aspect) => {
      const says = saidOf(identity, aspect, fold);
      return says === undefined ? [] : [`${aspect} ${says}`];
    });
  return ({ participant, profile: told, identity, zone, locale }) => {
    const profile = told === undefined ? nothing : { ...nothing, ...told };
    const hours = offset(zone);
    const clock = clocks.get(hours) ?? clocks.size;
    if (clock === clocks.size) clocks.set(hours, clock);
    const form = topicBits(participant.topics);
    const shares = identity === undefined || identity.shares.length === 0 ? undefined : new Set(identity.shares);
    const languages = languageBits(profile.languages);
    return {
      person: participant.person,
      stage: stages.indexOf(participant.stage),
      offset: hours,
      clock,
      form,
      page: topicBits(profile.topics) & ~form,
      parts: partBits(profile.availability),
      languages: languages === 0 && locale !== undefined ? languageBits([locale.slice(0, 2)]) : languages,
      practice: profile.discipline === undefined ? 0 : 1 + disciplines.indexOf(profile.discipline),
      sector: profile.sector === undefined ? 0 : 1 + sectors.indexOf(profile.sector),
      offers: wayBits(profile.offers),
      wants: wayBits(profile.wants),
      lived: groupBits(profile.lived),
      supports: groupBits(profile.supports),
      region: fold(profile.region),
      institution: fold(profile.institution),
      apart: profile.apart?.flatMap((name) => fold(name) ?? []) ?? none,
      answers: identity === undefined ? none : sayings(identity, aspects),
      asked: shares?.size ?? 0,
      asks: shares === undefined ? none : sayings(identity, shares),
      front: half(profile.values, 0),
      back: half(profile.values, 3),
    };
  };
}

/**
 * Everything a profile may tell, none of it told. Profiles are laid over it: of thousands of objects that each lack other
 * things, reading one thing takes long; of objects that all have the same, it does not.
 */
const nothing: Partial<Profile> = Object.fromEntries(Object.keys(Profile.shape).map((name) => [name, undefined]));
const none: readonly string[] = [];

/** Three answers from one of the questions on. */
function half(values: Profile["values"], from: number): number {
  if (values === undefined) return 0;
  let answers = 0;
  for (let index = from; index < from + 3; index++)
    answers = answers * 6 + (values[valueNames[index] ?? "purpose"] ?? 0);
  return answers;
}

/** Reads lists of such things; what is none of them gets a bit of its own. */
function bitsBy(all: readonly string[]): (some: readonly string[] | undefined) => number {
  const bitOf = new Map(all.map((one, at) => [one, 1 << at]));
  return (some) => {
    let found = 0;
    if (some === undefined) return found;
    for (let at = 0; at < some.length; at++) found |= bitOf.get(some[at] ?? "") ?? 1 << 31;
    return found;
  };
}

const topicBits = bitsBy(topics);
const partBits = bitsBy(availabilities);
const languageBits = bitsBy(talkLanguages);
const wayBits = bitsBy(ways);
const groupBits = bitsBy(groups);

/** The places of the bits that are in a small number. */
export function bitsIn(some: number): number[] {
  const places: number[] = [];
  for (let left = some; left !== 0; left &= left - 1) places.push(31 - Math.clz32(left & -left));
  return places;
}
