import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import { named } from "#shared/view/words.ts";
import { Acts, WordsForm } from "./goals-form.tsx";
import type { GoalsModel, GoalView, GoalWords, SuggestedGoal, SuggestedWords } from "./goals-model.ts";
import { NewGoal } from "./goals-new.tsx";

interface Props {
  t: Translate;
  model: GoalsModel;
}

/** A mentee's goals: those that count now, what a mentor suggests, a form for another, and those that are over. */
export function MyGoals({ t, model }: Props) {
  const { mine } = model;
  if (mine === undefined) return null;
  return (
    <>
      <Card title={t("goals.mine")}>
        <p class="soft">{t("goals.mine.text")}</p>
        {mine.current.map((goal) => (
          <Current t={t} model={model} goal={goal} />
        ))}
        {mine.suggested.flatMap((goal) =>
          goal.suggestions.map((suggestion) => <Suggestion t={t} model={model} goal={goal} suggestion={suggestion} />),
        )}
      </Card>
      {mine.room ? <NewGoal t={t} model={model} /> : <p class="soft">{t("goals.full")}</p>}
      {mine.over.length === 0 ? null : (
        <Card title={t("goals.over")}>
          {mine.over.map((goal) => (
            <>
              <Words t={t} model={model} goal={goal} />
              <p class="soft">{t(`goal-state.${goal.state === "reached" ? "reached" : "let-go"}`)}</p>
              <Acts
                t={t}
                model={model}
                hidden={{ goal: goal.id }}
                acts={[["resume", t("goals.resume")]]}
                about={goal.words}
              />
            </>
          ))}
        </Card>
      )}
    </>
  );
}

/** What a goal is called, how far it reaches, since when. */
function Words({ t, model, goal }: Props & { goal: GoalWords }) {
  const date = dayOfInstant(t.locale, model.zone, goal.at);
  return (
    <>
      <h3>{goal.words}</h3>
      <p class="soft">
        {t(`horizon.${goal.horizon}`)} ·{" "}
        {goal.mentor === undefined
          ? t("goals.since", { date })
          : t("goals.since-mentor", { date, ...named(goal.mentor) })}
      </p>
    </>
  );
}

function Current({ t, model, goal }: Props & { goal: GoalView }) {
  const form = `change-${goal.id}`;
  return (
    <>
      <Words t={t} model={model} goal={goal} />
      {goal.suggestions.map((suggestion) => (
        <Suggestion t={t} model={model} goal={goal} suggestion={suggestion} />
      ))}
      <Acts
        t={t}
        model={model}
        hidden={{ goal: goal.id }}
        acts={[
          ["reached", t("goals.reached")],
          ["let-go", t("goals.let-go")],
        ]}
        about={goal.words}
      />
      <details open={model.typed?.form === form}>
        <summary class="link">{t("goals.change")}</summary>
        <WordsForm
          t={t}
          model={model}
          form={form}
          hidden={{ action: "change", goal: goal.id }}
          label={t("goals.words")}
          button={t("goals.change.button")}
          now={goal}
        />
      </details>
      <Earlier t={t} model={model} goal={goal} />
    </>
  );
}

function Earlier({ t, model, goal }: Props & { goal: GoalView }) {
  if (goal.earlier.length === 0) return null;
  return (
    <details>
      <summary class="link">{t("goals.earlier", { count: goal.earlier.length })}</summary>
      <ol>
        {goal.earlier.map(({ words, horizon, at }) => (
          <li>
            {words}{" "}
            <span class="soft">
              {t(`horizon.${horizon}`)} · {t("goals.since", { date: dayOfInstant(t.locale, model.zone, at) })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Suggestion({ t, model, goal, suggestion }: Props & { goal: SuggestedGoal; suggestion: SuggestedWords }) {
  const { words, horizon, mentor = "" } = suggestion;
  return (
    <>
      <p>{t("goals.suggested", { words, horizon: t(`horizon.${horizon}`), ...named(mentor) })}</p>
      <Acts
        t={t}
        model={model}
        hidden={{ goal: goal.id, suggestion: suggestion.id }}
        acts={[
          ["accept", t("goals.accept")],
          ["leave", t("goals.leave")],
        ]}
        about={words}
      />
    </>
  );
}
