import { askedSide, type Offer, type OfferSide, sideIn } from "#shared/domain/offer.ts";
import { saidIn } from "#shared/domain/offer-seen.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done, Table } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { nameIn } from "./pair-words.ts";
import type { PairingModel } from "./rounds.tsx";

/** One group, panel, team or conversation. */
export interface GroupModel extends PairingModel {
  offer: Offer;
  names: ReadonlyMap<string, string>;
  /** What came of it runs. */
  runs: boolean;
  /** The address that was typed when adding somebody was refused. */
  typed?: string | undefined;
  wrong?: boolean | undefined;
}

interface Props {
  t: Translate;
  model: GroupModel;
}

const done = { made: "groups.done.made", asked: "groups.done.asked", withdrawn: "groups.done.withdrawn" } as const;

const sides = ["mentor", "mentee"] as const;

/** Who it is for, how many said yes, and what may be done. Who said what stays with them. */
export function groupPage(model: GroupModel): string {
  const t = translator(model.locale);
  const { offer, runs } = model;
  const { shape, joins, state, answerBy } = offer;
  const error = model.wrong ? t("groups.error.mentee") : undefined;
  const open = askedSide(offer) !== undefined;
  const saidBy = (side: OfferSide) => t("groups.said", saidIn(offer, side));
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("groups.shape", { shape: joins ? "join" : shape })}>
      <Done t={t} done={model.done} says={done} />
      <ErrorSummary t={t} errors={new Map(error === undefined ? [] : [["mentee", error]])} />
      <Card>
        <Facts
          items={[
            [t("rounds.state"), t(`groups.state.${state}`)],
            ...(state === "draft" ? [] : sides.map((side) => [t(`groups.${side}s`), saidBy(side)] as const)),
            [t("groups.by"), open && answerBy !== undefined ? dayOfInstant(t.locale, model.zone, answerBy) : ""],
          ]}
        />
        <People t={t} model={model} />
        <p class="acts">
          {offer.mentorship === undefined ? null : (
            <a class="link" href={at(`programmes/${model.programme.id}/mentorships/${offer.mentorship}`)}>
              {t("groups.to-mentorship")}
            </a>
          )}
          <a class="link" href={at(`programmes/${model.programme.id}/groups`)}>
            {t("groups.all")}
          </a>
        </p>
      </Card>
      {state === "draft" ? <Act t={t} model={model} does="ask" /> : null}
      {state === "draft" || open ? <Act t={t} model={model} does="withdraw" /> : null}
      {runs && (shape === "group" || shape === "team") ? <Add t={t} model={model} error={error} /> : null}
    </ConsolePage>,
  );
}

function People({ t, model }: Props) {
  const { offer, names } = model;
  return (
    <Table caption={t("groups.people")} head={[t("groups.name"), t("groups.role")]}>
      {[...offer.mentors, ...offer.mentees].map((person) => (
        <tr key={person}>
          <td>
            <a class="link" href={at(`programmes/${model.programme.id}/participants/${person}`)}>
              {nameIn(t, names, person)}
            </a>
          </td>
          <td>{t(sideIn(offer, person) === "mentor" ? "rounds.mentor" : "rounds.mentee")}</td>
        </tr>
      ))}
    </Table>
  );
}

function Act({ t, model, does }: Props & { does: "ask" | "withdraw" }) {
  const { offer, programme } = model;
  return (
    <Card title={t(`groups.${does}.title`)}>
      <p>{t(`groups.${does}.text`)}</p>
      <Call call={`programmes/${programme.id}/groups/${offer.id}`} version={offer.version}>
        <input type="hidden" name="does" value={does} />
        <div class="acts">
          {does === "ask" ? <Button>{t("groups.ask")}</Button> : <Button look="quiet">{t("groups.withdraw")}</Button>}
        </div>
      </Call>
    </Card>
  );
}

function Add({ t, model, error }: Props & { error: string | undefined }) {
  return (
    <Card title={t("groups.add.title")}>
      <p>{t("groups.add.text")}</p>
      <Call call={`programmes/${model.programme.id}/groups/${model.offer.id}`}>
        <input type="hidden" name="does" value="add" />
        <Field
          name="mentee"
          label={t("groups.panel.mentee")}
          value={model.typed ?? ""}
          maxlength={254}
          required
          error={error}
        />
        <div class="acts">
          <Button>{t("groups.add")}</Button>
        </div>
      </Call>
    </Card>
  );
}
