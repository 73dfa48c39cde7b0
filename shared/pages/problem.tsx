import type { ProblemCode } from "#shared/domain/errors.ts";
import { translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** Something went wrong that the reader can understand. */
export interface ProblemModel extends PageModel {
  code: ProblemCode;
  /** A sentence of its own, as a message key. */
  says?: string | undefined;
}

/** What happened, in a sentence, and what to do next. */
export function problemPage(model: ProblemModel): string {
  const t = translator(model.locale);
  return renderPage(
    <Layout t={t} title={t(`problem.${model.code}.title`)} programme={model.programme} me={model.me} languages={false}>
      <Card>
        <p>{t.of(model.says ?? `problem.${model.code}.text`)}</p>
      </Card>
    </Layout>,
  );
}
