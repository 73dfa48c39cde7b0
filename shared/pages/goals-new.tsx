import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { Hidden, WordsForm } from "./goals-form.tsx";
import type { GoalsModel } from "./goals-model.ts";

const exampleHorizons = ["term", "year", "career"] as const;

/** A goal of one's own words, or one of three examples with one tap. */
export function NewGoal({ t, model }: { t: Translate; model: GoalsModel }) {
  const taken = new Set([...(model.mine?.current ?? []), ...(model.mine?.over ?? [])].map(({ words }) => words));
  const examples = exampleHorizons
    .map((horizon) => ({ horizon, words: t.of(`goal-example.${model.mine?.stage}.${horizon}`) }))
    .filter(({ words }) => !taken.has(words));
  return (
    <Card title={t("goals.new")}>
      <WordsForm
        t={t}
        model={model}
        form="write"
        hidden={{ action: "write" }}
        label={t("goals.words")}
        button={t("goals.new.button")}
      />
      {examples.length === 0 ? null : <h3>{t("goals.examples")}</h3>}
      {examples.map(({ horizon, words }) => (
        <Form action={model.action} locale={t.locale}>
          <Hidden fields={{ action: "write", words, horizon }} />
          <div class="acts">
            <Button look="quiet">
              <span>
                {words} <span class="soft">{t(`horizon.${horizon}`)}</span>
              </span>
            </Button>
          </div>
        </Form>
      ))}
    </Card>
  );
}
