import type { Proposal } from "#shared/domain/round.ts";
import { momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Done, Pager, Table } from "#shared/view/console-parts.tsx";
import { Card, Facts, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { nameIn, reasonsText } from "./pair-words.ts";
import { type AboutRound, type Listed, pathOf } from "./round-model.ts";
import { Helps, Quality } from "./round-quality.tsx";

/** A round with a page of its suggested pairings. */
export interface RoundModel extends AboutRound, Listed {
  /** A newer round took its place. */
  outdated: boolean;
  proposals: readonly Proposal[];
}

/** Seconds between two looks at a round that is being computed. */
const look = 2;
const done = { changed: "rounds.done.changed", published: "rounds.done.published" } as const;

/** What a round says, in numbers and pair by pair. */
export function roundPage(model: RoundModel): string {
  const t = translator(model.locale);
  const { round, zone } = model;
  const path = pathOf(model);
  const { changing } = round;
  const under = round.state === "requested" || changing !== undefined;
  return renderPage(
    <ConsolePage
      t={t}
      model={model}
      part="pairing"
      title={t("rounds.one", { when: momentText(t.locale, zone, round.requestedAt) })}
      refresh={under ? look : undefined}
    >
      <Done t={t} done={model.done} says={done} />
      <Notice look="good">
        <p>
          {t(model.outdated ? "rounds.outdated" : changing ? "rounds.changing" : `rounds.state.${round.state}.text`)}
        </p>
        {changing === undefined ? null : (
          <p>
            <a class="link" href={at(`${path}/changes/${changing}`)}>
              {t("rounds.changing.link")}
            </a>
          </p>
        )}
      </Notice>
      {under || round.state === "choosing" ? null : <Numbers t={t} model={model} path={path} />}
      {under || model.later ? null : <Quality t={t} model={model} />}
      {under || model.later ? null : <Helps t={t} model={model} />}
      {model.proposals.length === 0 ? null : <Pairs t={t} model={model} path={path} />}
      <Pager t={t} path={path} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}

function Numbers({ t, model, path }: { t: Translate; model: RoundModel; path: string }) {
  const { mentees, places, matched, state } = model.round;
  const count = (value: number) => t("rounds.count", { count: value });
  return (
    <Card title={t("rounds.numbers")}>
      <Facts
        items={[
          [t("rounds.mentees"), count(mentees)],
          [t("rounds.places"), count(places)],
          [t("rounds.suggested"), count(matched)],
          [t("rounds.without"), count(mentees - matched)],
        ]}
      />
      <p class="acts">
        {state === "draft" && !model.outdated ? (
          <a class="link" href={at(`${path}/publication`)}>
            {t("rounds.publish.link")}
          </a>
        ) : null}
        {mentees > matched ? (
          <a class="link" href={at(`${path}/unpaired`)}>
            {t("rounds.unpaired.link")}
          </a>
        ) : null}
        <a class="link" href={at(`programmes/${model.programme.id}/rounds`)}>
          {t("rounds.all")}
        </a>
      </p>
    </Card>
  );
}

function Pairs({ t, model, path }: { t: Translate; model: RoundModel; path: string }) {
  const head = [t("rounds.mentee"), t("rounds.mentor"), t("rounds.why"), t("rounds.state")];
  return (
    <Table caption={t("rounds.pairs")} head={head}>
      {model.proposals.map(({ id, mentee, mentor, reasons, state, byHand }) => (
        <tr key={id}>
          <td>
            <a class="link" href={at(`${path}/proposals/${id}`)}>
              {nameIn(t, model.names, mentee)}
            </a>
          </td>
          <td>{nameIn(t, model.names, mentor)}</td>
          <td>{reasonsText(t, reasons)}</td>
          <td>
            {t(`rounds.pair.${state}`)}
            {byHand ? ` ${t("rounds.by-hand")}` : ""}
          </td>
        </tr>
      ))}
    </Table>
  );
}
