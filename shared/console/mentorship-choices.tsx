import type { Reason } from "#shared/domain/round.ts";
import type { Work } from "#shared/domain/work.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Table } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { nameIn, reasonsText } from "./pair-words.ts";
import type { PairingModel } from "./rounds.tsx";

/** A mentor who suits somebody. */
interface Choice {
  mentor: string;
  /** Was asked in vain, or did not answer: better left in peace. */
  resting: boolean;
  free: number;
  points: number;
  reasons: readonly Reason[];
}

/** The mentors found for a mentee, or what came of suggesting one. */
export interface ChoicesModel extends PairingModel {
  work: Work;
  mentee: string;
  choices: readonly Choice[];
  names: ReadonlyMap<string, string>;
}

/** Seconds between two looks while they are looked for. */
const look = 2;

/** One button each: the mentor is asked first. */
export function choicesPage(model: ChoicesModel): string {
  const t = translator(model.locale);
  const { work, names } = model;
  const under = work.state !== "done" && work.state !== "failed";
  const mentee = nameIn(t, names, model.mentee);
  const title = t(work.dryRun ? "ships.choices.title" : "ships.suggested.title", { mentee });
  const outcome = String(work.summary["outcome"]);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={title} refresh={under ? look : undefined}>
      {work.state === "done" ? null : (
        <Notice look={work.state === "failed" ? "bad" : "good"}>
          <p>{t(`work.state.${work.state}`)}</p>
        </Notice>
      )}
      {work.state === "done" ? <Outcome t={t} model={model} outcome={outcome} mentee={mentee} /> : null}
      {work.state === "done" && (work.dryRun || outcome === "resting") && outcome !== "not-waiting" ? (
        <Ask t={t} model={model} />
      ) : null}
      <p class="acts">
        <a class="link" href={at(`programmes/${model.programme.id}/participants/${model.mentee}`)}>
          {t("ships.person", { mentee })}
        </a>
      </p>
    </ConsolePage>,
  );
}

interface OutcomeProps {
  t: Translate;
  model: ChoicesModel;
  outcome: string;
  mentee: string;
}

function Outcome({ t, model, outcome, mentee }: OutcomeProps) {
  const { round, proposal, rule } = model.work.summary;
  const mentor = nameIn(t, model.names, String(model.work.order["mentor"] ?? ""));
  const good = outcome === "asked" || outcome === "found";
  return (
    <Notice look={good ? "good" : "bad"}>
      <p>
        {t.of(`ships.outcome.${outcome}`, { mentee, mentor })}{" "}
        {rule === undefined ? "" : t.of(`barrier.${String(rule)}`)}
      </p>
      {outcome === "asked" ? (
        <p class="acts">
          <a class="link" href={at(`programmes/${model.programme.id}/rounds/${round}/proposals/${proposal}`)}>
            {t("ships.why")}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

function Ask({ t, model }: { t: Translate; model: ChoicesModel }) {
  const call = `programmes/${model.programme.id}/participants/${model.mentee}/suggestion`;
  const { mentor } = model.work.order;
  if (!model.work.dryRun) return <Anyway t={t} call={call} mentor={String(mentor)} model={model} />;
  const head = [t("rounds.mentor"), t("rounds.why"), t("pair.fit"), t("pair.places.free"), t("pair.act")];
  return (
    <>
      {model.choices.length === 0 ? null : (
        <Table caption={t("ships.choices.caption")} head={head}>
          {model.choices.map(({ mentor: one, resting, free, points, reasons }) => (
            <tr key={one}>
              <td>{nameIn(t, model.names, one)}</td>
              <td>{reasonsText(t, reasons)}</td>
              <td>{t("pair.points", { points })}</td>
              <td>{resting ? t("ships.resting") : t("rounds.count", { count: free })}</td>
              <td>
                {resting ? (
                  <Anyway t={t} call={call} mentor={one} model={model} />
                ) : (
                  <Call call={call}>
                    <Button name="mentor" value={one} look="quiet">
                      {t("ships.ask", { name: nameIn(t, model.names, one) })}
                    </Button>
                  </Call>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Card title={t("ships.other")}>
        <Call call={call}>
          <Field name="email" label={t("pair.email")} inputmode="email" maxlength={254} hint={t("pair.email.hint")} />
          <div class="acts">
            <Button look="quiet">{t("ships.ask.other")}</Button>
          </div>
        </Call>
      </Card>
    </>
  );
}

/** A mentor who was to be left in peace is asked knowingly, or not at all. */
function Anyway({ t, call, mentor, model }: { t: Translate; call: string; mentor: string; model: ChoicesModel }) {
  return (
    <Call call={call}>
      <input type="hidden" name="anyway" value="yes" />
      <Button name="mentor" value={mentor} look="grave">
        {t("ships.ask.anyway", { name: nameIn(t, model.names, mentor) })}
      </Button>
    </Call>
  );
}
