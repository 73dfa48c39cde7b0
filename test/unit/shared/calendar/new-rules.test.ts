import { describe, expect, it } from "vitest";
import { inComparison } from "#shared/calendar/comparison.ts";
import { type Concern, planMessages } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { keyDate, start } from "#shared/playbooks/rule-words.ts";
import { aMentorship, aParticipant, aProgramme, on } from "./builders.ts";
import { agreedOn, aMadeUpYear, aPlaybook, aRule, seasonal, topics } from "./made-up.ts";

const august = "2026-08-04";
const mentorSide = { sections: [{ name: "talk" }] };

const plan = (input: YearInput, day = august) => planYear(input, on(day));
const of = (year: readonly Touchpoint[], key: string) => year.find((one) => one.key === key);
const turnsOf = (year: readonly Touchpoint[]) => year.filter(({ key }) => key === "seasonal");
const told = (year: readonly Touchpoint[]) => turnsOf(year).map(({ date, sections }) => [date, sections.mentee[0]]);
const sentAll = (year: readonly Touchpoint[], until: string) =>
  new Set(year.filter(({ date, state }) => state === "planned" && date < until).map(({ id }) => id));

describe("the day of a touchpoint", () => {
  it.each([
    ["four weeks on", { ...keyDate("opening"), weeks: 4 }, "2026-09-29"],
    ["ten weekdays before", { ...keyDate("meeting"), weekdays: -10 }, "2026-11-17"],
    ["two weekdays after a Friday", { ...keyDate("opening", 3), weekdays: 2 }, "2026-09-08"],
    ["two weeks and a weekday before", { ...keyDate("meeting", -1), weeks: -2, weekdays: -1 }, "2026-11-13"],
  ])("Y1: is counted %s", (_, at, date) => {
    expect(of(plan(aMadeUpYear(aPlaybook([aRule("one", at)]))), "one")?.date).toBe(date);
  });

  it("Y1: counts weekdays over holidays, and then keeps clear of them", () => {
    const programme = aProgramme({ holidays: ["2026-09-02", "2026-09-04"] });
    const playbook = aPlaybook([aRule("one", { ...keyDate("opening"), weekdays: 3 })]);
    expect(of(plan(aMadeUpYear(playbook, { programme })), "one")?.date).toBe("2026-09-03");
  });

  it("Y14: ends so many days after the day it was due", () => {
    const playbook = aPlaybook([
      aRule("one", keyDate("opening"), { expires: { from: { kind: "due" }, days: 1, weeks: 1 } }),
    ]);
    expect(of(plan(aMadeUpYear(playbook)), "one")).toMatchObject({ date: "2026-09-01", expires: "2026-09-09" });
  });

  it("Y3: depends on goals, on agreements and on what became of another", () => {
    const playbook = aPlaybook([
      aRule("one", keyDate("opening")),
      aRule("two", keyDate("meeting"), { if: { touchpoint: "one", became: "done" } }),
      aRule("three", keyDate("meeting", 9), {
        if: {
          all: [
            { has: "goal", is: true },
            { has: "agreement", is: true },
          ],
        },
      }),
    ]);
    const input = aMadeUpYear(playbook);
    const year = plan(input);
    expect(year.map(({ state }) => state)).toEqual(["planned", "dropped", "dropped"]);
    const stored = year.map(
      (one): Touchpoint =>
        one.key === "one" ? { ...one, state: "done", answeredAt: "2026-09-03T12:00:00.000Z" } : one,
    );
    const around = { pauses: [], goal: true };
    const later = aMadeUpYear(playbook, { stored, around, mentorship: agreedOn("monthly") });
    expect(plan(later, "2026-09-04").map(({ state }) => state)).toEqual(["done", "planned", "planned"]);
    const proposed = aMadeUpYear(playbook, { around, mentorship: agreedOn("monthly", ["ana"]) });
    expect(of(plan(proposed), "three")?.state).toBe("dropped");
  });

  it("Y14: is told in hours of its own", () => {
    const window = { from: "16:00", to: "18:00" };
    const year = plan(aMadeUpYear(aPlaybook([aRule("one", keyDate("opening"), { window })])));
    expect(of(year, "one")?.window).toEqual(window);
    const concerns = year.map((touchpoint): Concern => ({ touchpoint, side: "mentee" }));
    const person = { id: "ana", zone: "Asia/Kolkata" };
    const [message] = planMessages(person, aProgramme(), aPlaybook([]), concerns, "2026b", on(august));
    expect(message?.wall?.time.slice(0, 2)).toMatch(/16|17/);
    expect(message?.wall?.windowEnds).toBe("2026-09-01T12:30:00.000Z");
  });
});

describe("a mentorship that begins late", () => {
  const rules = [
    aRule("papers", keyDate("opening"), { late: "merge", mentor: mentorSide, expires: keyDate("meeting") }),
    aRule("letters", keyDate("opening", 40)),
    aRule("plan", keyDate("meeting", -10), { mentor: mentorSide }),
  ];
  const late = (startDate: string, more = rules) =>
    plan(aMadeUpYear(aPlaybook(more), { mentorship: aMentorship({ startDate }) }), startDate);

  it("Y1: lets the next mail to each side say what is left out", () => {
    const year = late("2026-09-21");
    expect(of(year, "papers")).toMatchObject({ state: "dropped", reason: "merged" });
    expect(of(year, "letters")?.sections).toEqual({ mentee: ["talk", "also-papers"], mentor: [] });
    expect(of(year, "plan")?.sections).toEqual({ mentee: ["talk"], mentor: ["talk", "also-papers"] });
    expect(of(year, "papers")?.trace?.at(-1)).toEqual({
      rule: "late-start",
      verdict: "merges",
      facts: { start: "2026-09-21", was: "2026-09-01", into: "letters", on: "2026-10-09" },
    });
  });

  it("Y1: leaves it out where nothing follows in time", () => {
    expect(of(late("2026-11-25"), "papers")).toMatchObject({ state: "dropped", reason: "started-later" });
  });

  it("P11: says it once, also after that mail has left", () => {
    const year = late("2026-09-21");
    const sent = new Set([of(year, "letters")?.id ?? ""]);
    const startDate = "2026-09-21";
    const again = plan(
      aMadeUpYear(aPlaybook(rules), { stored: year, sent, mentorship: aMentorship({ startDate }) }),
      "2026-10-12",
    );
    expect(again).toEqual(year);
  });
});

describe("recurring topics", () => {
  const playbook = aPlaybook([seasonal]);

  it("Y8: come every six weeks, each with the next topic, and only so often", () => {
    expect(told(plan(aMadeUpYear(playbook)))).toEqual([
      ["2026-09-11", "projects"],
      ["2026-10-23", "committees"],
      ["2026-12-04", "papers"],
      ["2027-01-15", "posters"],
    ]);
  });

  it.each([
    ["monthly", "2026-10-09"],
    ["quarterly", "2026-12-11"],
  ] as const)("Y18: come at the pace the pair agreed on: %s", (cadence, second) => {
    const [, turn] = told(plan(aMadeUpYear(playbook, { mentorship: agreedOn(cadence) })));
    expect(turn?.[0]).toBe(second);
    const [, still] = told(plan(aMadeUpYear(playbook, { mentorship: agreedOn(cadence, ["ana"]) })));
    expect(still?.[0]).toBe("2026-10-23");
  });

  it("Y8: one that came due and is left out keeps its day, and so do those that follow", () => {
    const playbook = aPlaybook([seasonal]);
    const stored = plan(aMadeUpYear(playbook));
    const [due, next] = turnsOf(stored);
    const mentee = aParticipant("ana", { wishes: { [due?.id ?? ""]: { out: true } } });
    const left = plan(aMadeUpYear(playbook, { mentee, stored }), "2026-09-14");
    expect(turnsOf(left)[0]).toMatchObject({ state: "dropped", reason: "left-out", date: due?.date });
    expect(told(left)[1]).toEqual([next?.date, next?.sections.mentee[0]]);
    expect(plan(aMadeUpYear(playbook, { mentee, stored: left }), "2026-09-15")).toEqual(left);
  });

  it("Y18: a change of pace re-spaces what has not left, and nothing a date holds", () => {
    const dated = aPlaybook([seasonal, aRule("plan", keyDate("meeting", -10))]);
    const stored = plan(aMadeUpYear(dated));
    const sent = sentAll(stored, "2026-10-01");
    const year = plan(aMadeUpYear(dated, { stored, sent, mentorship: agreedOn("monthly") }), "2026-10-01");
    expect(told(year).map(([date]) => date)).toEqual(["2026-09-11", "2026-10-09", "2026-11-06", "2026-12-04"]);
    expect(of(year, "plan")).toEqual(of(stored, "plan"));
  });

  it("Y8: keep away from whatever else the mentee gets, and move past it", () => {
    const busy = aPlaybook([seasonal, aRule("letters", keyDate("opening", 50))]);
    const [, second] = turnsOf(plan(aMadeUpYear(busy)));
    expect(of(plan(aMadeUpYear(busy)), "letters")?.date).toBe("2026-10-21");
    expect(second).toMatchObject({ occurrence: "2026-2", date: "2026-10-28" });
    expect(second?.trace).toContainEqual({
      rule: "pace",
      verdict: "moves",
      facts: { apart: 6, from: "letters", on: "2026-10-21", was: "2026-10-23", is: "2026-10-28" },
    });
  });

  it("P11: repeat nothing with the next mentor, and keep their numbers", () => {
    const stored = plan(aMadeUpYear(playbook));
    const sent = sentAll(stored, "2026-11-01");
    const mentorship = aMentorship({ startDate: "2026-11-16", round: "rnd_2" });
    const year = turnsOf(plan(aMadeUpYear(playbook, { stored, sent, mentorship }), "2026-11-16"));
    expect(year.map(({ occurrence, sections }) => [occurrence, sections.mentee[0]])).toEqual([
      ["2026-1", "projects"],
      ["2026-2", "committees"],
      ["2026-3", "papers"],
      ["2026-4", "posters"],
    ]);
    const next = turnsOf(
      plan(aMadeUpYear(playbook, { stored, sent, mentorship: aMentorship({ startDate: "2027-07-05" }) }), "2027-07-05"),
    );
    expect(
      next.filter(({ occurrence }) => occurrence.startsWith("2027")).map(({ sections }) => sections.mentee[0]),
    ).toEqual(topics.slice(2));
  });

  it("Y8: a snoozed one comes back with its own topic", () => {
    const stored = plan(aMadeUpYear(playbook)).map(
      (one): Touchpoint =>
        one.occurrence === "2026-1" ? { ...one, state: "snoozed", answeredAt: "2026-09-14T15:00:00.000Z" } : one,
    );
    const back = plan(aMadeUpYear(playbook, { stored }), "2026-09-15").find(
      ({ occurrence }) => occurrence === "2026-1.2",
    );
    expect(back).toMatchObject({ state: "planned", date: "2026-09-21", sections: { mentee: ["projects"] } });
  });

  it("Y13: leave room for the mentee's own dates, and say why", () => {
    const graduation = aRule("graduation", { from: { kind: "milestone", name: "graduation" }, days: 7 });
    const few = aPlaybook([seasonal, graduation], { extrasAtMost: 3 });
    const mentee = aParticipant("ana", { milestones: { graduation: "2027-05-14" } });
    const year = plan(aMadeUpYear(few, { mentee }));
    expect(of(year, "graduation")?.state).toBe("planned");
    expect(turnsOf(year).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      ...Array(2).fill("planned planned"),
      ...Array(2).fill("dropped enough"),
    ]);
  });
});

describe("rest after a talk", () => {
  const nudge = aPlaybook([
    aRule("keep-up", keyDate("opening"), { nudge: { rests: 21 }, expires: keyDate("opening", 25) }),
  ]);
  const talked = (lastTalk: string) => of(plan(aMadeUpYear(nudge, { mentorship: { lastTalk } })), "keep-up");

  it("Y11: waits so many days after the last talk", () => {
    expect(talked("2026-08-20")).toMatchObject({ state: "planned", reason: "in-touch", date: "2026-09-10" });
    expect(talked("2026-08-11")).toMatchObject({ reason: "planned", date: "2026-09-01" });
  });

  it("Y11: falls silent where it is over by then", () => {
    expect(talked("2026-09-08")).toMatchObject({ state: "dropped", reason: "in-touch" });
    expect(talked("2026-09-08")?.trace?.[1]).toEqual({
      rule: "talk",
      verdict: "drops",
      facts: { last: "2026-09-08", rests: 21, was: "2026-09-01", "last-day": "2026-09-26" },
    });
  });

  it("Y11: counts an invitation they followed as a talk, and moves nothing a date makes necessary", () => {
    const both = aPlaybook([
      aRule("first", start(10)),
      aRule("keep-up", keyDate("opening"), { nudge: { rests: 21 } }),
      aRule("dated", keyDate("opening")),
    ]);
    const stored = plan(aMadeUpYear(both)).map(
      (one): Touchpoint =>
        one.key === "first" ? { ...one, state: "done", answeredAt: "2026-08-20T15:00:00.000Z" } : one,
    );
    const year = plan(aMadeUpYear(both, { stored }), "2026-08-21");
    expect([of(year, "keep-up")?.date, of(year, "dated")?.date]).toEqual(["2026-09-10", "2026-09-01"]);
  });
});

describe("the comparison group", () => {
  const playbook = aPlaybook([
    aRule("keep-up", keyDate("opening"), { nudge: { rests: 21 } }),
    aRule("dated", keyDate("opening")),
  ]);
  const people = Array.from({ length: 1000 }, (_, number) => aParticipant(`p${number}`));

  it("G4: is a fifth, and nobody where it is off", () => {
    const on = people.filter((one) => inComparison({ comparison: "on" }, one));
    expect(on.length).toBeGreaterThan(160);
    expect(on.length).toBeLessThan(240);
    expect(people.some((one) => inComparison({ comparison: "off" }, one))).toBe(false);
  });

  it("G4: gets what a date makes necessary, and no nudge", () => {
    const drawn = people.find((one) => inComparison({ comparison: "on" }, one));
    const members = [{ person: drawn?.person ?? "", role: "mentee" as const, since: "2026-08-03" }];
    const input = { mentorship: aMentorship({ members }), ...(drawn && { mentee: drawn }) };
    const year = plan(aMadeUpYear(playbook, { ...input, programme: aProgramme({ comparison: "on" }) }));
    expect(year.map(({ state, reason }) => `${state} ${reason}`)).toEqual(["dropped comparison", "planned planned"]);
    expect(plan(aMadeUpYear(playbook, input)).map(({ state }) => state)).toEqual(["planned", "planned"]);
    const mentee = drawn && { ...drawn, allPrompts: true };
    const asked = { ...input, ...(mentee && { mentee }), programme: aProgramme({ comparison: "on" }) };
    expect(plan(aMadeUpYear(playbook, asked)).map(({ state }) => state)).toEqual(["planned", "planned"]);
  });
});
