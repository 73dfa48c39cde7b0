import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { Goal, GoalText } from "#shared/domain/goal.ts";
import * as steps from "#shared/domain/goal-steps.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-09-01T12:00:00Z");
const later = (days: number) => now.add({ hours: 24 * days });
const owner = "demo.ana";
const year = (words: string) => ({ words, horizon: "year" }) as const;

/** Puts what a step asks to be put, as the store would. */
function kept(goals: readonly Goal[], step: steps.GoalStep): Goal[] {
  if (typeof step === "string" || "refused" in step) return [...goals];
  const put = { ...step.put, version: step.put.version + 1 };
  return [...goals.filter(({ id }) => id !== put.id), put];
}
function only<One>(list: readonly One[]): One {
  const [one, ...others] = list;
  if (one === undefined || others.length > 0) throw new Error(`there are ${list.length}`);
  return one;
}
const wrote = (words: string, goals: readonly Goal[] = []) =>
  kept(goals, steps.write(goals, owner, "ana", year(words), now));
const suggested = (words: string, goals: readonly Goal[] = [], goal?: Goal) =>
  kept(goals, steps.suggest(goals, goal, owner, "lee", year(words), now));
const suggestionOf = (goal: Goal) => only(goal.suggestions).id;

describe("a goal", () => {
  it("Y17: grows by a version with every change, which says who put it so and when", () => {
    const first = only(wrote("Read"));
    const second = only(kept([first], steps.change(first, "ana", year("Read more"), later(1))));
    const third = only(suggested("Read aloud", [second], second));
    const accepted = only(kept([third], steps.accept(third, suggestionOf(third), [third], later(3))));
    expect(accepted.versions.map(({ words, by, person, at }) => [words, by, person, at.slice(0, 10)])).toEqual([
      ["Read", "mentee", "ana", "2026-09-01"],
      ["Read more", "mentee", "ana", "2026-09-02"],
      ["Read aloud", "mentor", "lee", "2026-09-04"],
    ]);
    expect(accepted.suggestions).toEqual([]);
  });

  it("Y17: is one of at most five at a time; one that is over makes room", () => {
    let goals: Goal[] = [];
    for (const words of ["a", "b", "c", "d", "e"]) goals = wrote(words, goals);
    expect(steps.write(goals, owner, "ana", year("f"), now)).toEqual({ refused: "many" });
    const [first] = goals;
    if (!first) throw new Error("there are five");
    goals = kept(goals, steps.close(first, "let-go"));
    expect(steps.currentGoals(wrote("f", goals))).toHaveLength(5);
    expect(steps.resume(only(goals.filter(({ state }) => state === "let-go")), wrote("f", goals))).toEqual({
      refused: "many",
    });
  });

  it("Y17: written twice is one; written beside one that began with the same words, it is another", () => {
    const goals = wrote("Read");
    expect(steps.write(goals, owner, "ana", year("Read"), later(1))).toBe("already");
    const changed = kept(goals, steps.change(only(goals), "ana", year("Run"), now));
    expect(
      wrote("Read", changed)
        .map((goal) => steps.wordingOf(goal)?.words)
        .sort(),
    ).toEqual(["Read", "Run"]);
  });

  it("Y17: tapped twice is done once, and a late tap changes nothing", () => {
    const goal = only(wrote("Read"));
    const reached = only(kept([goal], steps.close(goal, "reached")));
    expect(steps.close(reached, "reached")).toBe("already");
    expect(steps.close(reached, "let-go")).toBe("over");
    expect(steps.change(reached, "ana", year("Run"), now)).toBe("over");
    expect(only(kept([reached], steps.resume(reached, [reached]))).state).toBe("current");
  });

  it("keeps its words in one line, without what turns text around, up to 280 characters", () => {
    expect(GoalText.parse("  Read\r\n more \n\n")).toBe("Read more");
    for (const bad of ["", " \n ", "x".repeat(281), "a\u202eb", "a\u0000b"])
      expect(GoalText.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    expect(GoalText.safeParse("é".repeat(280)).success).toBe(true);
  });
});

describe("a suggestion", () => {
  it("Y17: becomes a goal when the mentee takes it over", () => {
    const goals = suggested("Publish");
    expect(only(goals).state).toBe("suggested");
    expect(steps.currentGoals(goals)).toEqual([]);
    const taken = kept(goals, steps.accept(only(goals), suggestionOf(only(goals)), goals, later(2)));
    expect(only(steps.currentGoals(taken)).versions).toMatchObject([{ words: "Publish", by: "mentor" }]);
    expect(steps.suggest(taken, undefined, owner, "lee", year("Publish"), later(3))).toBe("already");
  });

  it("Y17: that the mentee leaves looks to the mentor like one nobody has answered, whatever they try", () => {
    const open = suggested("Publish");
    const left = kept(open, steps.leaveAside(only(open), suggestionOf(only(open))));
    for (const goals of [open, left]) {
      expect(steps.standing(only(goals), later(59)).map(({ words }) => words)).toEqual(["Publish"]);
      expect(steps.standing(only(goals), later(60))).toEqual([]);
      expect(steps.suggest(goals, undefined, owner, "lee", year("Publish"), later(5))).toBe("already");
    }
  });

  it("Y17: runs out after sixty days and can be made again", () => {
    const goals = suggested("Publish");
    const goal = only(goals);
    expect(steps.accept(goal, suggestionOf(goal), goals, later(61))).toBe("over");
    const again = kept(goals, steps.suggest(goals, undefined, owner, "lee", year("Publish"), later(61)));
    expect(steps.standing(only(again), later(62))).toHaveLength(1);
  });

  it("is one of a few: nobody is flooded", () => {
    let goals: Goal[] = [];
    for (const words of ["a", "b", "c", "d", "e"]) goals = suggested(words, goals);
    expect(steps.suggest(goals, undefined, owner, "lee", year("f"), now)).toEqual({ refused: "enough" });
  });
});

it("Y17: whatever is done in whatever order, no version is lost, five are current at most, and all of it can be stored", () => {
  const word = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
  const wish = fc.record({
    what: fc.constantFrom("write", "change", "reached", "let-go", "resume", "suggest", "accept", "leave"),
    which: fc.nat(20),
    word,
  });
  forAll(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      let goals: Goal[] = [];
      wishes.forEach(({ what, which, word: words }, hour) => {
        const at = now.add({ hours: hour });
        const goal = goals[which % Math.max(1, goals.length)];
        const step = goal ? stepOf(what, goal, goals, words, at) : steps.write(goals, owner, "ana", year(words), at);
        const before = goals;
        goals = kept(goals, step);
        for (const was of before) {
          const is = goals.find(({ id }) => id === was.id);
          expect(is?.versions.slice(0, was.versions.length)).toEqual(was.versions);
        }
        expect(steps.currentGoals(goals).length).toBeLessThanOrEqual(steps.mostCurrent);
        const texts = steps.currentGoals(goals).map((one) => steps.wordingOf(one)?.words);
        expect(texts).not.toContain(undefined);
      });
      expect(goals.map((goal) => Goal.parse(goal))).toEqual(goals);
      expect(new Set(goals.map(({ id }) => id)).size).toBe(goals.length);
    }),
    300,
  );
});

function stepOf(what: string, goal: Goal, goals: readonly Goal[], words: string, at: Temporal.Instant): steps.GoalStep {
  const suggestion = goal.suggestions[0]?.id ?? "none";
  switch (what) {
    case "change":
      return steps.change(goal, "ana", year(words), at);
    case "reached":
    case "let-go":
      return steps.close(goal, what);
    case "resume":
      return steps.resume(goal, goals);
    case "suggest":
      return steps.suggest(goals, words < "d" ? goal : undefined, owner, "lee", year(words), at);
    case "accept":
      return steps.accept(goal, suggestion, goals, at);
    case "leave":
      return steps.leaveAside(goal, suggestion);
    default:
      return steps.write(goals, owner, "ana", year(words), at);
  }
}
