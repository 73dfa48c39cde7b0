import type * as z from "zod";
import type { FactName, MilestoneName } from "#shared/domain/participant.ts";
import type { Condition, Playbook } from "#shared/domain/playbook.ts";

/** A touchpoint as a playbook writes it down, before defaults. */
export type Rule = z.input<typeof Playbook>["touchpoints"][number];

/** The mentee said yes. */
export const mentee = (fact: FactName): Condition => ({ who: "mentee", fact, is: true });

/** Also while nobody has asked yet: only a clear no leaves it out. */
export const unlessMenteeSaysNo = (fact: FactName): Condition => ({ not: { who: "mentee", fact, is: false } });

/** Mentee and mentor both said they go. */
export const bothAttend: Condition = { who: "both", fact: "attends", is: true };

/** So many days after (or, negative, before) a key date. */
export const keyDate = (name: string, days = 0): Rule["at"] => ({ from: { kind: "keyDate", name }, days });

/** So many days after the mentorship began. */
export const start = (days: number): Rule["at"] => ({ from: { kind: "start" }, days });

/** So many days after a date the mentee gave. */
export const own = (name: MilestoneName, days: number): Rule["at"] => ({ from: { kind: "milestone", name }, days });

/** Day 30, in every year plan: both are asked in private whether it fits. */
export const fitCheck: Rule = {
  key: "fit-check",
  at: start(30),
  mentee: { sections: [], asks: ["fits"] },
  mentor: { sections: [], asks: ["fits"] },
  expires: start(60),
  late: "skip",
};
