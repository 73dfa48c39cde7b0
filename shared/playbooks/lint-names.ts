import type { Playbook, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { atomsOf, canHold, conjunctionsOf } from "./conditions.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";

const sides = ["mentee", "mentor"] as const;

/** Names that stand twice or for nothing, and conditions that can never hold. `keyDates`: names a programme has besides. */
export function lintNames(playbook: Playbook, keyDates: readonly string[]): Finding[] {
  const { touchpoints } = playbook;
  const dates = playbook.keyDates.map(({ name }) => name);
  const keys = touchpoints.map(({ key }) => key);
  const known = { dates: new Set([...dates, ...keyDates]), keys: new Set(keys), asked: askedIn(touchpoints) };
  return [
    ...twice(keys).map((name) => wrong(name, "twice", { name })),
    ...twice(dates).map((name) => wrong("", "twice", { name })),
    ...(playbook.window.from < playbook.window.to ? [] : [wrong("", "wrong-hours")]),
    ...touchpoints.flatMap((rule) => lintRule(rule, known)),
  ];
}

interface Known {
  readonly dates: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

function lintRule(rule: TouchpointRule, known: Known): Finding[] {
  const { key } = rule;
  const missing = datesIn(rule).filter((name) => !known.dates.has(name));
  const conditions = conjunctionsOf(rule);
  const atoms = conditions.flatMap(({ all }) => all.flatMap(atomsOf));
  const touchpoints = atoms.flatMap((atom) => ("became" in atom ? [atom.touchpoint] : []));
  const facts = atoms.flatMap((atom) => ("fact" in atom ? [atom.fact] : []));
  return [
    ...once(missing).map((name) => wrong(key, "no-key-date", { name })),
    ...(namesItself(rule) ? [wrong(key, "due-of-itself")] : []),
    ...once(touchpoints.filter((name) => !known.keys.has(name))).map((name) => wrong(key, "no-touchpoint", { name })),
    ...(rule.window && rule.window.from >= rule.window.to ? [wrong(key, "wrong-hours")] : []),
    ...(rule.mentee || rule.mentor ? [] : [wrong(key, "nobody")]),
    ...once(conditions.filter(({ all }) => !canHold(all)).map(({ part }) => part)).map((part) =>
      wrong(key, "never", { part }),
    ),
    ...once(facts.filter((fact) => !known.asked.has(fact))).map((fact) => doubtful(key, "not-asked", { fact })),
    ...sides.flatMap((side) => twice(sectionsOf(rule, side)).map((name) => wrong(key, "twice", { name }))),
  ];
}

function sectionsOf({ recurs, meeting, ...rule }: TouchpointRule, side: (typeof sides)[number]): string[] {
  const part = rule[side];
  if (part === undefined) return [];
  return [...part.sections.map(({ name }) => name), ...(recurs?.topics ?? []), ...(meeting ? [meeting.section] : [])];
}

function whens({ at, noLaterThan, expires, meeting }: TouchpointRule): When[] {
  return [at, ...noLaterThan, expires, ...(meeting ? [meeting.on] : [])];
}

function datesIn(rule: TouchpointRule): string[] {
  return whens(rule).flatMap(({ from }) => (from.kind === "keyDate" ? [from.name] : []));
}

/** Only an end can hang on the day a touchpoint is due. */
function namesItself({ at, noLaterThan, meeting }: TouchpointRule): boolean {
  return [at, ...noLaterThan, ...(meeting ? [meeting.on] : [])].some(({ from }) => from.kind === "due");
}

function askedIn(touchpoints: readonly TouchpointRule[]): Set<string> {
  return new Set(touchpoints.flatMap((rule) => sides.flatMap((side) => rule[side]?.asks ?? [])));
}

function twice(names: readonly string[]): string[] {
  return once(names.filter((name, index) => names.indexOf(name) !== index));
}

function once<Value>(list: readonly Value[]): Value[] {
  return [...new Set(list)];
}
