import type { FactName } from "#shared/domain/participant.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Button, Form } from "#shared/view/parts.tsx";

interface FactQuestionProps {
  t: Translate;
  action: string;
  fact: FactName;
  answer?: boolean | undefined;
  marked?: string | undefined;
}

/** One question with two buttons, on the page a prompt links to. */
export function FactQuestion({ t, action, fact, answer, marked }: FactQuestionProps) {
  const question = t(`fact.${fact}`);
  return (
    <Form action={action} locale={t.locale}>
      <p id={`fact-${fact}`}>{question}</p>
      <div class="acts">
        {(["yes", "no"] as const).map((value) => (
          <Button
            name="answer"
            value={`${fact}.${value}`}
            look="quiet"
            marked={marked === `${fact}.${value}`}
            describedBy={`fact-${fact}`}
          >
            {t(`answer.${value}`)}
          </Button>
        ))}
      </div>
      {answer === undefined ? null : (
        <p class="soft">{t("answer.so-far", { answer: t(answer ? "answer.yes" : "answer.no") })}</p>
      )}
      {marked?.startsWith(`${fact}.`) === true ? <p class="soft">{t("answer.marked")}</p> : null}
    </Form>
  );
}
