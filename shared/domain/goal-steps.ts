import type { Temporal } from "temporal-polyfill";
import { type Goal, type GoalVersion, goalName, type Horizon, type Suggestion } from "./goal.ts";
import { derivedId } from "./ids.ts";
import { instantText } from "./time.ts";

/** Goals somebody goes after at the same time. */
export const mostCurrent = 5;
/** Days a suggestion stands. A mentor never learns whether it was left or merely ran out. */
const suggestionDays = 60;
/** Bounds that nobody meets in good faith: they keep a record, and a list of them, small. */
const mostVersions = 50;
const mostKept = 100;
const mostSuggestions = 5;

export interface Wording {
  readonly words: string;
  readonly horizon: Horizon;
}

/** `many`: five are current; `often`: changed too often; `enough`: as much as anybody can look at is suggested already. */
export type GoalRefusal = "many" | "often" | "enough";

/** What becomes of a wish: something to write, a refusal, nothing because it is so `already`, or because it is `over`. */
export type GoalStep = { readonly put: Goal } | { readonly refused: GoalRefusal } | "already" | "over";

/** What a goal is called now; undefined while it is only suggested. */
export function wordingOf({ versions }: Goal): GoalVersion | undefined {
  return versions.at(-1);
}

/** Those somebody goes after now, the oldest first. */
export function currentGoals(goals: readonly Goal[]): Goal[] {
  return inOrder(goals.filter(({ state }) => state === "current"));
}

/** In the order in which they came to be. */
export function inOrder(goals: readonly Goal[]): Goal[] {
  return [...goals].sort((one, other) => (`${one.createdAt}${one.id}` < `${other.createdAt}${other.id}` ? -1 : 1));
}

/** A goal's suggestions that have not run out, left aside or not, the oldest first. */
export function standing({ suggestions }: Goal, now: Temporal.Instant): Suggestion[] {
  const since = instantText(now.subtract({ hours: 24 * suggestionDays }));
  return suggestions.filter(({ at }) => at > since);
}

/** A mentee writes a goal. The same words twice are one goal; words of a goal that is over take it up again. */
export function write(
  goals: readonly Goal[],
  participant: string,
  person: string,
  wording: Wording,
  now: Temporal.Instant,
): GoalStep {
  const at = instantText(now);
  const { id, was } = place(goals, participant, wording.words);
  if (was?.state === "current" && isSame(was, wording)) return "already";
  if (was?.state === "current") return change(was, person, wording, now);
  if (currentGoals(goals).length >= mostCurrent || (!was && goals.length >= mostKept)) return { refused: "many" };
  return grown(was ?? { ...blankGoal(id, participant, now), state: "current" }, {
    ...wording,
    at,
    by: "mentee",
    person,
  });
}

/** A mentee says it in other words, or for another horizon: the goal grows by a version. */
export function change(goal: Goal, person: string, wording: Wording, now: Temporal.Instant): GoalStep {
  if (goal.state !== "current") return "over";
  if (isSame(goal, wording)) return "already";
  return grown(goal, { ...wording, at: instantText(now), by: "mentee", person });
}

/** A goal is reached or let go; both are as good. */
export function close(goal: Goal, state: "reached" | "let-go"): GoalStep {
  if (goal.state === state) return "already";
  return goal.state === "current" ? { put: { ...goal, state } } : "over";
}

/** Takes a goal up again that was reached or let go. */
export function resume(goal: Goal, goals: readonly Goal[]): GoalStep {
  if (goal.state === "current") return "already";
  if (goal.state === "suggested") return "over";
  return currentGoals(goals).length < mostCurrent ? { put: { ...goal, state: "current" } } : { refused: "many" };
}

/** Takes over what a mentor suggested. */
export function accept(goal: Goal, suggestion: string, goals: readonly Goal[], now: Temporal.Instant): GoalStep {
  const found = standing(goal, now).find(({ id }) => id === suggestion);
  if (!found || goal.state === "reached" || goal.state === "let-go") return "over";
  if (goal.state === "suggested" && currentGoals(goals).length >= mostCurrent) return { refused: "many" };
  const { words, horizon, person } = found;
  const rest = { ...goal, suggestions: goal.suggestions.filter(({ id }) => id !== suggestion) };
  return grown(rest, { words, horizon, at: instantText(now), by: "mentor", person });
}

/** Leaves what a mentor suggested: the mentee no longer sees it, and for the mentor it stands until it runs out. */
export function leaveAside(goal: Goal, suggestion: string): GoalStep {
  const found = goal.suggestions.find(({ id }) => id === suggestion);
  if (!found) return "over";
  if (found.aside) return "already";
  const suggestions = goal.suggestions.map((one) => (one.id === suggestion ? { ...one, aside: true } : one));
  return { put: { ...goal, suggestions } };
}

/** A mentor suggests other words for a goal, or (without one) a new goal. The same suggestion twice is one. */
export function suggest(
  goals: readonly Goal[],
  goal: Goal | undefined,
  participant: string,
  mentor: string,
  wording: Wording,
  now: Temporal.Instant,
): GoalStep {
  const at = instantText(now);
  const id = derivedId("sug", mentor, wording.words, wording.horizon);
  const suggestion = { ...wording, id, at, person: mentor, aside: false };
  if (goal && goal.state !== "current") return "over";
  if (goal && isSame(goal, wording)) return "already";
  const own = `${participant}.${derivedId("goa", participant, mentor, id)}`;
  const was = goal ?? goals.find((one) => one.id === own);
  if (was && !goal && was.state !== "suggested") return "already";
  if (was && standing(was, now).some((one) => one.id === id)) return "already";
  const crowd = goal ? standing(goal, now).length : goals.filter((one) => isSuggested(one, now)).length;
  if (crowd >= mostSuggestions || (!was && goals.length >= mostKept)) return { refused: "enough" };
  const blank = { ...blankGoal(own, participant, now), state: "suggested" } as const;
  // What has run out makes room.
  return { put: { ...(was ?? blank), suggestions: [...(was ? standing(was, now) : []), suggestion] } };
}

function isSuggested(goal: Goal, now: Temporal.Instant): boolean {
  return goal.state === "suggested" && standing(goal, now).length > 0;
}

function blankGoal(id: string, participant: string, now: Temporal.Instant): Omit<Goal, "state"> {
  return { id, version: 0, participant, versions: [], suggestions: [], createdAt: instantText(now) };
}

/** Where a goal of these words belongs: beside a goal that began with them and is called otherwise now, not over it. */
function place(goals: readonly Goal[], participant: string, words: string): { id: string; was: Goal | undefined } {
  for (let turn = 0; ; turn++) {
    const id = `${participant}.${derivedId("goa", participant, words, String(turn))}`;
    const was = goals.find((goal) => goal.id === id);
    if (!was || wordingOf(was)?.words === words) return { id, was };
  }
}

function isSame(goal: Goal, { words, horizon }: Wording): boolean {
  const now = wordingOf(goal);
  return now?.words === words && now.horizon === horizon;
}

function grown(goal: Goal, version: GoalVersion): GoalStep {
  if (goal.versions.length >= mostVersions) return { refused: "often" };
  return { put: { ...goal, state: "current", versions: [...goal.versions, version] } };
}

/** The goal of that name; its id is the participant's and its own. */
export function goalCalled(goals: readonly Goal[], name: string): Goal | undefined {
  return goals.find((goal) => goalName(goal) === name);
}

/** The nearest horizon of what somebody goes after now, as far as a year reaches: what a prompt may speak of. */
export function nearHorizon(goals: readonly Goal[]): "term" | "year" | undefined {
  const near = currentGoals(goals).map((goal) => wordingOf(goal)?.horizon);
  return (["term", "year"] as const).find((horizon) => near.includes(horizon));
}
