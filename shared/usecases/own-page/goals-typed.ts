import type { GoalsTyped } from "../../pages/goals-model.ts";
import { textIn } from "../typed.ts";

/** What somebody typed into one of the forms, as far as it is text: shown again, never trusted. */
export function typedGoals(typed: Readonly<Record<string, unknown>>): GoalsTyped {
  const text = textIn(typed, 1000);
  const list = (name: string) => {
    const value = typed[name];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  };
  const which = ["goal", "mentee", "mentorship"].map(text);
  return {
    form: formOf(text("action") ?? "", which),
    ...{ words: text("words"), horizon: text("horizon"), cadence: text("cadence"), quiet: text("quiet") },
    ...{ needs: list("needs"), purposes: list("purposes") },
  };
}

/** The name the page gives this form; anything unknown is the form for a new goal. */
function formOf(action: string, [goal, mentee, mentorship]: readonly (string | undefined)[]): string {
  switch (action) {
    case "change":
      return `change-${goal}`;
    case "suggest":
      return goal === undefined ? `suggest-${mentee}` : `suggest-${mentee}-${goal}`;
    case "propose":
      return `propose-${mentorship}`;
    default:
      return "write";
  }
}
