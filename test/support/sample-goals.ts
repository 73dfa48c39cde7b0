import type { Terms } from "#shared/domain/agreement.ts";
import { goalsPage } from "#shared/pages/goals.tsx";
import type { GoalsModel } from "#shared/pages/goals-model.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";
const at = "2026-09-01T12:00:00.000Z";
const terms: Terms = {
  needs: ["cv", "listening"],
  purposes: ["residency", "network"],
  cadence: "six-weekly",
  quiet: "programme",
};

/** The goals page in its states, by name: what people write may be hostile, so it is made of their names. */
export function goalPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const said = (words: string) => ({ words, horizon: "year", at }) as const;
  const suggestion = { ...said(`Read with ${mentor}`), id: "sug_1", mentor };
  const goal = {
    ...said(`Publish as ${mentee}`),
    id: "goa_1",
    state: "current",
    mentor,
    earlier: [{ ...said(`Write as ${mentee}`), horizon: "term" }],
    suggestions: [suggestion],
  } as const;
  const over = { ...goal, id: "goa_2", state: "reached", mentor: undefined, earlier: [], suggestions: [] } as const;
  const pair = { mentorship: "shp_1", others: "mentor", names: [mentor], number: 2, old: false } as const;
  const model: GoalsModel = {
    ...{ locale, programme, action: `${site}/me/token/goals`, me: `${site}/me/token`, zone: "America/New_York" },
    done: "write",
    mine: {
      stage: "student",
      current: [goal],
      over: [over, { ...over, id: "goa_3", state: "let-go" }],
      suggested: [{ id: "goa_4", suggestions: [{ ...suggestion, mentor: "" }] }],
      room: true,
    },
    mentees: [
      {
        person: "per_2",
        name: mentee,
        goals: [goal],
        suggested: [{ id: "goa_4", suggestions: [suggestion] }],
        need: "cv",
      },
      { person: "per_3", name: "", goals: [], suggested: [], need: "listening" },
    ],
    agreements: [
      { ...pair, state: "answer", terms, before: { ...terms, cadence: "monthly" } },
      { ...pair, mentorship: "shp_2", names: [""], state: "waiting", terms },
      { ...pair, mentorship: "shp_3", others: "mentee", names: [mentee], state: "agreed", terms, old: true },
      { ...pair, mentorship: "shp_4", state: "open", number: 0 },
    ],
  };
  const typed = { form: "write", words: "", horizon: "soon", needs: [], purposes: [] } as const;
  const wrong = (...fields: string[]) => fields.map((field) => ({ field, message: "wrong" }));
  return {
    goals: goalsPage(model),
    "goals full": goalsPage({
      ...model,
      done: "changed-meanwhile",
      mine: { stage: "leader", current: [goal], over: [], suggested: [], room: false },
      mentees: [],
    }),
    "goals nobody": goalsPage({ ...model, done: undefined, mine: undefined, mentees: [], agreements: [] }),
    "goals wrong": goalsPage({ ...model, done: undefined, typed, errors: wrong("words", "horizon", "pet") }),
    "goals wrong terms": goalsPage({
      ...model,
      done: undefined,
      typed: { ...typed, form: "propose-shp_4", needs: ["cv"], quiet: "nobody" },
      errors: wrong("needs.0", "purposes", "cadence", "quiet", "goals", "versions", "suggestions"),
    }),
  };
}
