import { describe, expect, it } from "vitest";
import { applies } from "#shared/calendar/condition.ts";
import { factNames } from "#shared/domain/participant.ts";
import type { Condition, Side, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";
import { hl7FirstTime } from "#shared/playbooks/hl7-first-time.ts";
import { shippedPlaybook, shippedPlaybooks } from "#shared/playbooks/shipped.ts";

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

function touchpointsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(touchpointsIn);
  if ("any" in condition) return condition.any.flatMap(touchpointsIn);
  if ("not" in condition) return touchpointsIn(condition.not);
  return "became" in condition ? [condition.touchpoint] : [];
}

it("the student playbook is shipped under its name and each of its versions", () => {
  expect(shippedPlaybook({ name: "ashp-student", version: 1 })).toBe(ashpStudent);
  expect(shippedPlaybook({ name: "ashp-student", version: 2 })).toBe(ashpStudent2);
  expect(shippedPlaybook({ name: "ashp-student", version: 3 })).toBe(ashpStudent3);
  expect(shippedPlaybook({ name: "ashp-student", version: 4 })).toBeUndefined();
  expect(shippedPlaybook({ name: "hl7-first-time", version: 1 })).toBe(hl7FirstTime);
});

it("Y6: its second version adds prompts for the mentee's own dates and changes nothing else", () => {
  const { version: _, ownAtMost: __, touchpoints, ...rest } = ashpStudent2;
  expect({ ...rest, version: 1, touchpoints: touchpoints.slice(0, ashpStudent.touchpoints.length) }).toEqual(
    ashpStudent,
  );
  const added = touchpoints.slice(ashpStudent.touchpoints.length);
  expect(added.map(({ at, mentor }) => [at.from.kind, mentor])).toEqual(added.map(() => ["milestone", undefined]));
});

it("Y16: its third version says of every touchpoint what becomes of it in a pause", () => {
  const policies = new Map(ashpStudent3.touchpoints.map(({ key, pause }) => [key, pause]));
  expect([...policies].filter(([, policy]) => policy === undefined)).toEqual([]);
  expect(policies.get("cv-review")).toBe("shift");
  expect(policies.get("phase-1")).toBe("keep");
  expect(policies.get("debrief")).toBe("drop");
  expect(policies.get("mock-interview")).toBe("merge");
});

it("Y8, Y18, Y19: its third version brings recurring topics at the pair's own pace, to the mentee alone", () => {
  const recurring = ashpStudent3.touchpoints.filter(({ recurs }) => recurs);
  expect(recurring.map(({ key }) => key)).toEqual(["between"]);
  expect(recurring[0]?.recurs?.topics).toEqual(
    expect.arrayContaining(["recent-project", "change-first", "societies", "mentors-work", "residency"]),
  );
  expect(recurring[0]?.nudge).toEqual({ rests: 21 });
  expect(recurring[0]?.mentor).toBeUndefined();
});

it("Y1: its third version leaves the days of its second as they are", () => {
  const days = (playbook: typeof ashpStudent3) =>
    playbook.touchpoints.map(({ key, at, expires, noLaterThan }) => ({ key, at, expires, noLaterThan }));
  expect(days(ashpStudent3).slice(0, -1)).toEqual(days(ashpStudent2));
});

it("A14: the way to a first working group meeting leads from before registration into the next ballot", () => {
  const keys = hl7FirstTime.touchpoints.map(({ key }) => key);
  for (const meeting of ["may", "september"])
    expect(keys).toEqual(expect.arrayContaining([`${meeting}-expect`, `${meeting}-plan`, `${meeting}-debrief`]));
  expect(keys).toEqual(expect.arrayContaining(["ballot-winter", "ballot-summer"]));
  const conditions = hl7FirstTime.touchpoints.flatMap(conditionsOf);
  expect(new Set(conditions.flatMap(factsIn))).toEqual(new Set(["attends"]));
  expect(hl7FirstTime.keyDates.filter(({ tentative }) => !tentative).map(({ name }) => name)).toEqual(["october"]);
});

it("A14: who has told of the meeting in May is not introduced to the one in September", () => {
  const rule = hl7FirstTime.touchpoints.find(({ key }) => key === "september-expect");
  const answers = (became: string) => ({ mentee: {}, mentors: [], became: new Map([["may-debrief", became]]) });
  expect(applies(rule ?? {}, answers("done"))).toBe(false);
  expect(applies(rule ?? {}, { mentee: {}, mentors: [] })).toBe(true);
});

describe.each([...shippedPlaybooks])("the playbook %s", (_, playbook) => {
  const { touchpoints, keyDates, ownAtMost, extrasAtMost } = playbook;
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
    const toMentees = touchpoints.filter(({ mentee }) => mentee);
    const recurring = toMentees.flatMap(({ recurs }) => recurs?.atMost ?? []);
    const own = toMentees.filter(({ at }) => at.from.kind === "milestone").length;
    const seasonal = toMentees.length - own - recurring.length;
    const extras = Math.min(own, ownAtMost ?? own) + recurring.reduce((one, other) => one + other, 0);
    const toMentee = seasonal + Math.min(extras, extrasAtMost ?? extras);
    const toMentor = touchpoints.filter(({ mentor }) => mentor).length;
    // Confirmation, suggestion, reminder, introduction.
    expect(toMentee + 4).toBeLessThanOrEqual(18);
    // Confirmation, approval; for each mentee suggestion, reminder, introduction; two first months.
    expect(toMentor + 2 + 2 * 3 + 1).toBeLessThanOrEqual(14);
  });

  it("hangs only on touchpoints it has", () => {
    const keys = touchpoints.map(({ key }) => key);
    const named = touchpoints.flatMap(conditionsOf).flatMap(touchpointsIn);
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it("Y22: asks mentors nothing about results", () => {
    expect(touchpoints.filter(({ key, mentor }) => key.startsWith("phase") && mentor)).toEqual([]);
  });
});
