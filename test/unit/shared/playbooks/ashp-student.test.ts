import { describe, expect, it } from "vitest";
import { factNames } from "#shared/domain/participant.ts";
import type { Condition, Side, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { shippedPlaybook } from "#shared/playbooks/shipped.ts";

function datesOf(rule: TouchpointRule): When[] {
  return [rule.at, rule.expires, ...rule.noLaterThan, ...(rule.meeting ? [rule.meeting.on] : [])];
}

function sidesOf({ mentee, mentor }: TouchpointRule): Side[] {
  return [mentee, mentor].filter((side) => side !== undefined);
}

function conditionsOf(rule: TouchpointRule): Condition[] {
  const parts = [rule, ...rule.noLaterThan, ...sidesOf(rule), ...sidesOf(rule).flatMap(({ sections }) => sections)];
  return [...parts, rule.meeting ?? {}].flatMap((part: { if?: Condition | undefined }) => part.if ?? []);
}

function factsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(factsIn);
  if ("any" in condition) return condition.any.flatMap(factsIn);
  if ("not" in condition) return factsIn(condition.not);
  return "fact" in condition ? [condition.fact] : [];
}

it("the student playbook is shipped under its name and each of its versions", () => {
  expect(shippedPlaybook({ name: "ashp-student", version: 1 })).toBe(ashpStudent);
  expect(shippedPlaybook({ name: "ashp-student", version: 2 })).toBe(ashpStudent2);
  expect(shippedPlaybook({ name: "ashp-student", version: 3 })).toBeUndefined();
});

it("Y6: its second version adds prompts for the mentee's own dates and changes nothing else", () => {
  const { version: _, ownAtMost: __, touchpoints, ...rest } = ashpStudent2;
  expect({ ...rest, version: 1, touchpoints: touchpoints.slice(0, ashpStudent.touchpoints.length) }).toEqual(
    ashpStudent,
  );
  const added = touchpoints.slice(ashpStudent.touchpoints.length);
  expect(added.map(({ at, mentor }) => [at.from.kind, mentor])).toEqual(added.map(() => ["milestone", undefined]));
});

describe.each([ashpStudent, ashpStudent2])("the student playbook $version", ({ touchpoints, keyDates, ownAtMost }) => {
  const keyDateNames = keyDates.map(({ name }) => name);

  it("names every touchpoint and key date once", () => {
    const keys = touchpoints.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keyDateNames).size).toBe(keyDateNames.length);
  });

  it("hangs only on key dates it has", () => {
    const names = touchpoints.flatMap(datesOf).flatMap(({ from }) => (from.kind === "keyDate" ? [from.name] : []));
    expect(names.filter((name) => !keyDateNames.includes(name))).toEqual([]);
  });

  it("asks for every fact its conditions use", () => {
    const asked = touchpoints.flatMap(sidesOf).flatMap(({ asks }) => asks);
    const used = touchpoints.flatMap(conditionsOf).flatMap(factsIn);
    expect(used.filter((fact) => !asked.some((ask) => ask === fact))).toEqual([]);
    expect(asked.filter((ask) => !factNames.includes(ask))).toEqual([]);
  });

  it("turns to somebody with every touchpoint", () => {
    expect(touchpoints.filter((rule) => sidesOf(rule).length === 0)).toEqual([]);
  });

  it("Y13: leaves room in 18 mails for a mentee and 14 for a mentor of two", () => {
    const own = touchpoints.filter(({ at, mentee }) => mentee && at.from.kind === "milestone").length;
    const seasonal = touchpoints.filter(({ mentee }) => mentee).length - own;
    const toMentee = seasonal + Math.min(own, ownAtMost ?? own);
    const toMentor = touchpoints.filter(({ mentor }) => mentor).length;
    // Confirmation, suggestion, reminder, introduction.
    expect(toMentee + 4).toBeLessThanOrEqual(18);
    // Confirmation, approval; for each mentee suggestion, reminder, introduction; two first months.
    expect(toMentor + 2 + 2 * 3 + 1).toBeLessThanOrEqual(14);
  });

  it("Y22: asks mentors nothing about results", () => {
    expect(touchpoints.filter(({ key, mentor }) => key.startsWith("phase") && mentor)).toEqual([]);
  });
});
