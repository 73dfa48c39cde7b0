import { describe, expect, it } from "vitest";
import { factNames } from "#shared/domain/participant.ts";
import type { Condition, Side, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { shippedPlaybook } from "#shared/playbooks/shipped.ts";

const { touchpoints, keyDates } = ashpStudent;
const keyDateNames = keyDates.map(({ name }) => name);

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
  return [condition.fact];
}

describe("the student playbook", () => {
  it("is shipped under its name and version", () => {
    expect(shippedPlaybook({ name: "ashp-student", version: 1 })).toBe(ashpStudent);
    expect(shippedPlaybook({ name: "ashp-student", version: 2 })).toBeUndefined();
  });

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
    const toMentee = touchpoints.filter(({ mentee }) => mentee).length;
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
