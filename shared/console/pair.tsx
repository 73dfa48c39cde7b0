import type { Explanation } from "#shared/domain/explanation.ts";
import type { Proposal } from "#shared/domain/round.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { foremost, reasonText } from "#shared/view/words.ts";
import { AnyMentor, Others, type PairSide, Side } from "./pair-sides.tsx";
import { fitFacts, nameIn } from "./pair-words.ts";
import { type AboutRound, pathOf } from "./round-model.ts";

/** A suggested pairing, with all that speaks for it and who else came near. */
export interface PairModel extends AboutRound {
  proposal: Proposal;
  explanation: Explanation | undefined;
  /** The mentee, then the mentor, as far as they are still kept. */
  sides: readonly PairSide[];
  names: ReadonlyMap<string, string>;
  /** It may still be changed. */
  open: boolean;
}

const done = { asked: "pair.done.asked" } as const;

/** Why these two. */
export function pairPage(model: PairModel): string {
  const t = translator(model.locale);
  const { proposal, sides } = model;
  const mentee = nameIn(t, model.names, proposal.mentee);
  const mentor = nameIn(t, model.names, proposal.mentor);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("pair.title", { mentee, mentor })}>
      <Done t={t} done={model.done} says={done} values={{ mentor }} />
      <p>
        {t(`rounds.pair.${proposal.state}`)} {proposal.byHand ? t("rounds.by-hand") : null}{" "}
        <a class="link" href={at(pathOf(model))}>
          {t("rounds.back")}
        </a>
      </p>
      <Why t={t} model={model} />
      <div class="columns">
        {sides.map((side) => {
          const as = side.person === proposal.mentee ? "mentee" : "mentor";
          const reads = foremost(proposal.reasons).map((reason) => reasonText(t, reason, as));
          return <Side key={side.person} t={t} model={model} side={side} as={as} reads={reads} />;
        })}
      </div>
      <Others
        t={t}
        model={model}
        caption={t("pair.others.mentors", { name: mentee })}
        others={model.explanation?.mentors ?? []}
        choose={model.open ? proposal.mentee : undefined}
      />
      {model.open ? <Change t={t} model={model} mentee={mentee} /> : null}
      <Others
        t={t}
        model={model}
        caption={t("pair.others.mentees", { name: mentor })}
        others={model.explanation?.mentees ?? []}
      />
    </ConsolePage>,
  );
}

function Why({ t, model: { explanation, proposal } }: { t: Translate; model: PairModel }) {
  if (explanation === undefined) return null;
  const points = (value: number) => t("pair.points", { points: value });
  const { warnings = [] } = proposal;
  return (
    <Card title={t("pair.why")}>
      <Facts items={[...fitFacts(t, explanation.fit), [t("pair.fit.all"), points(proposal.score)]]} />
      <p class="soft">{t("pair.fit.whole")}</p>
      {warnings.length === 0 ? null : <h3>{t("pair.warnings")}</h3>}
      {warnings.length === 0 ? null : (
        <ul>
          {warnings.map((relation) => (
            <li key={relation}>{t.of(`barrier.${relation}`)}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Change({ t, model, mentee }: { t: Translate; model: PairModel; mentee: string }) {
  return (
    <Card title={t("pair.change")}>
      <p>{t("pair.change.text")}</p>
      <AnyMentor t={t} model={model} mentee={model.proposal.mentee} />
      <Call call={`${pathOf(model)}/changes`}>
        <input type="hidden" name="mentee" value={model.proposal.mentee} />
        <p>{t("pair.leave-out.text", { name: mentee })}</p>
        <div class="acts">
          <Button name="action" value="leave-out" look="quiet">
            {t("pair.leave-out")}
          </Button>
        </div>
      </Call>
    </Card>
  );
}
