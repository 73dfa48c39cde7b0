import type { Reason } from "#shared/domain/round.ts";
import { listText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Expect } from "#shared/view/expect.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { capital, foremost, named, reasonText, topicList } from "#shared/view/words.ts";
import type { PageModel, PersonWords } from "./page-model.ts";
import { TakeBack, YesOrNo } from "./yes-or-no.tsx";

/**
 * `open`: theirs to answer; `yes`: said yes, the other has not answered (may still be undone); `no`: said no;
 * `closed`: no longer open, whatever the cause; `paired`: both said yes.
 */
export type RespondState = "open" | "yes" | "no" | "closed" | "paired";

/** A suggested pairing, for one of the two. */
export interface RespondModel extends PageModel {
  programme: string;
  action: string;
  audience: "mentor" | "mentee";
  state: RespondState;
  /** The other person. */
  other: PersonWords;
  /** What the other does, in their own words, where both have said it. */
  work?: string | undefined;
  /** Where the mentor who is suggested helps to choose residents. */
  selects?: readonly string[] | undefined;
  reasons: readonly Reason[];
  /** The reader's zone and the instant until which they may answer; absent where nothing is to be answered. */
  zone: string;
  answerBy?: string | undefined;
  /** Free places, for a mentor. */
  places?: number | undefined;
  /** The mentee asked for this mentor by name: a yes brings them together at once. */
  byName?: boolean | undefined;
  /** Where to read what to expect, for who has not said yet that they have read it. */
  toRead?: string | undefined;
  /** Their own no may still be taken back. */
  undo?: boolean | undefined;
}

/** Who the other is, why they were suggested, and two buttons. */
export function respondPage(model: RespondModel): string {
  const t = translator(model.locale);
  return renderPage(
    <Layout t={t} title={titleOf(t, model)} programme={model.programme} me={model.me}>
      {model.state === "open" ? <Open t={t} model={model} /> : <Answered t={t} model={model} />}
      {model.state === "paired" || (model.state === "open" && model.toRead === undefined) ? (
        <Card>
          <Expect t={t} />
        </Card>
      ) : null}
    </Layout>,
  );
}

function titleOf(t: Translate, { state, audience, other }: RespondModel): string {
  switch (state) {
    case "open":
      return t(`respond.${audience}.title`, named(other.name));
    case "yes":
      return t("respond.said-yes.title");
    case "no":
      return t("respond.said-no.title");
    case "closed":
      return t("respond.closed.title");
    case "paired":
      return t("respond.paired.title", named(other.name));
  }
}

function Open({ t, model }: { t: Translate; model: RespondModel }) {
  return (
    <>
      <Card>
        {model.byName ? <p>{t("respond.by-name", named(model.other.name))}</p> : null}
        {model.work === undefined ? null : <p>{t("respond.words", { words: model.work })}</p>}
        <Facts
          items={[
            [t("respond.stage"), t(`stage.${model.other.stage}`)],
            [t("respond.topics"), capital(t.locale, topicList(t, model.other.topics))],
            [t("guard.selects"), listText(t.locale, model.selects ?? [])],
          ]}
        />
        {model.reasons.length === 0 ? null : <h2>{t("respond.reasons")}</h2>}
        {model.reasons.length === 0 ? null : (
          <ul>
            {foremost(model.reasons).map((reason) => (
              <li>{reasonText(t, reason, model.audience)}</li>
            ))}
          </ul>
        )}
      </Card>
      <YesOrNo t={t} model={model} />
      <p>{t(model.byName ? "respond.by-name.next" : `respond.${model.audience}.next`)}</p>
      {model.places === undefined ? null : <p class="soft">{t("respond.places", { count: model.places })}</p>}
    </>
  );
}

function Answered({ t, model }: { t: Translate; model: RespondModel }) {
  if (model.state !== "yes") {
    return (
      <Card>
        <p>{t(`respond.${model.state === "no" ? "said-no" : model.state === "paired" ? "paired" : "closed"}.text`)}</p>
        {model.state === "no" && model.undo ? <TakeBack t={t} model={model} answer="undo" /> : null}
      </Card>
    );
  }
  return (
    <Card>
      <p>{t("respond.said-yes.text", named(model.other.name))}</p>
      <p>{t("respond.said-yes.undo")}</p>
      <TakeBack t={t} model={model} answer="no" />
    </Card>
  );
}
