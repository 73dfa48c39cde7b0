import type * as z from "zod";
import type { Playbook } from "#shared/domain/playbook.ts";

/**
 * When things usually happen, until a coordinator confirms the year's own dates. Sources: published dates of past years.
 * Where they vary, the rule errs to the side that is kind: asked for too early, or told of too late, hurts nobody.
 */
export const ashpStudentKeyDates: z.input<typeof Playbook>["keyDates"] = [
  // Sunday to Thursday in early December: 4 December 2016, 6 December 2020.
  {
    name: "midyear",
    rule: { kind: "weekday", month: 11, weekday: 4, nth: 4, plusDays: 10 },
    days: 5,
    tentative: true,
  },
  // PhORCAS opened on 2 October 2012; two weeks later letter writers should know.
  { name: "letter-request", rule: { kind: "fixed", month: 10, day: 15 }, tentative: true },
  // The placement service registered from mid-September on and showed candidates on 21 October (2015).
  { name: "placement-registration", rule: { kind: "fixed", month: 9, day: 15 }, tentative: true },
  // Interviews follow applications by two to six weeks and must fit before rank lists in early March.
  { name: "first-deadline", rule: { kind: "fixed", month: 1, day: 2 }, tentative: true },
  // Rank lists were due on 6 March 2018 and 1 March 2019, in Phase II on 5 April 2018 and 3 April 2019;
  // results come one to two weeks later. Third Wednesday of March, second Wednesday of April.
  { name: "phase-1-results", rule: { kind: "weekday", month: 3, weekday: 3, nth: 3 }, tentative: true },
  { name: "phase-2-results", rule: { kind: "weekday", month: 4, weekday: 3, nth: 2 }, tentative: true },
  // The seasons of the programme itself.
  { name: "mid-october", rule: { kind: "fixed", month: 10, day: 15 }, tentative: false },
  { name: "january", rule: { kind: "fixed", month: 1, day: 8 }, tentative: false },
  { name: "late-april", rule: { kind: "fixed", month: 4, day: 24 }, tentative: false },
  { name: "june", rule: { kind: "fixed", month: 6, day: 8 }, tentative: false },
];
