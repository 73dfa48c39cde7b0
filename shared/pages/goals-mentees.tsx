import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import { capital, named, people } from "#shared/view/words.ts";
import { WordsForm } from "./goals-form.tsx";
import type { GoalsModel, MenteeGoals, SuggestedWords } from "./goals-model.ts";

interface Props {
  t: Translate;
  model: GoalsModel;
  mentee: MenteeGoals;
}

/** What one mentee wants to reach, as their mentor sees it, with room to suggest. */
export function MenteeCard({ t, model, mentee }: Props) {
  const { person, name, goals, suggested, need } = mentee;
  const form = `suggest-${person}`;
  return (
    <Card title={t("goals.mentee", named(name))}>
      {need === undefined ? null : <p>{t("need.of", { ...named(name), need: t(`need.${need}`) })}</p>}
      {goals.length === 0 ? (
        <p>{t("goals.mentee.none", { names: capital(t.locale, people(t, [name], "mentee")) })}</p>
      ) : null}
      {goals.map((goal) => (
        <>
          <h3>{goal.words}</h3>
          <p class="soft">{t(`horizon.${goal.horizon}`)}</p>
          <Mine t={t} suggestions={goal.suggestions} />
          <details open={model.typed?.form === `${form}-${goal.id}`}>
            <summary class="link">
              {t("goals.suggest-words")}
              <span class="hide"> – {goal.words}</span>
            </summary>
            <WordsForm
              t={t}
              model={model}
              form={`${form}-${goal.id}`}
              hidden={{ action: "suggest", mentee: person, goal: goal.id }}
              label={t("goals.suggest-words.label")}
              button={t("goals.suggest.button")}
              now={goal}
            />
          </details>
        </>
      ))}
      {suggested.map(({ suggestions }) => (
        <Mine t={t} suggestions={suggestions} />
      ))}
      <details open={model.typed?.form === form}>
        <summary class="link">{t("goals.suggest")}</summary>
        <WordsForm
          t={t}
          model={model}
          form={form}
          hidden={{ action: "suggest", mentee: person }}
          label={t("goals.suggest.label")}
          button={t("goals.suggest.button")}
        />
      </details>
    </Card>
  );
}

/** The reader's own suggestions: they stand until they are taken over or have run out, and say no more. */
function Mine({ t, suggestions }: { t: Translate; suggestions: readonly SuggestedWords[] }) {
  return (
    <>
      {suggestions.map(({ words, horizon }) => (
        <p class="soft">{t("goals.suggested-by-you", { words, horizon: t(`horizon.${horizon}`) })}</p>
      ))}
    </>
  );
}
