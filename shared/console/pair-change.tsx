import type { Fit } from "#shared/domain/explanation.ts";
import type { Work } from "#shared/domain/work.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Pager, Table } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { fitFacts, nameIn } from "./pair-words.ts";
import { type AboutRound, type Listed, pathOf } from "./round-model.ts";

/** One person whose mentor changes; empty where there is none. */
interface ChangedLine {
  mentee: string;
  from: string;
  to: string;
}

/** A change of a pair that was looked at, or is being so. */
export interface ChangeModel extends AboutRound, Listed {
  work: Work;
  /** Who is to get whom; nobody where the mentor is empty. */
  wanted: { mentee: string; mentor: string };
  lines: readonly ChangedLine[];
  /** What speaks for the pair that was asked for. */
  fit?: Fit | undefined;
}

/** Seconds between two looks while it is being worked out. */
const look = 2;

/** The cost before anything changes. */
export function changePage(model: ChangeModel): string {
  const t = translator(model.locale);
  const { work, wanted, names } = model;
  const under = work.state !== "done" && work.state !== "failed";
  const mentee = nameIn(t, names, wanted.mentee);
  const path = pathOf(model);
  const title =
    wanted.mentor === ""
      ? t("pair.preview.leave-out", { mentee })
      : t("pair.preview.title", { mentee, mentor: nameIn(t, names, wanted.mentor) });
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={title} refresh={under ? look : undefined}>
      {!work.dryRun ? (
        <Applied t={t} model={model} path={path} />
      ) : work.state === "done" ? (
        <Found t={t} model={model} path={path} />
      ) : (
        <Notice look={work.state === "failed" ? "bad" : "good"}>
          <p>{t(`work.state.${work.state}`)}</p>
        </Notice>
      )}
      <Pager t={t} path={`${path}/changes/${work.id}`} cursor={model.cursor} later={model.later} />
      <p class="acts">
        <a class="link" href={at(path)}>
          {t(work.dryRun ? "pair.preview.keep" : "rounds.back")}
        </a>
      </p>
    </ConsolePage>,
  );
}

function Found({ t, model, path }: { t: Translate; model: ChangeModel; path: string }) {
  const { work, round } = model;
  const { outcome, rule } = work.summary;
  if (outcome !== "possible")
    return (
      <Notice look="bad">
        <p>
          {t.of(`pair.impossible.${String(outcome)}`)} {rule === undefined ? "" : t.of(`barrier.${String(rule)}`)}
        </p>
      </Notice>
    );
  const made = round.changed === work.id;
  const stale = !made && (round.state !== "draft" || round.version !== work.order["version"]);
  return (
    <>
      {made || stale ? (
        <Notice look={made ? "good" : "bad"}>
          <p>{t(made ? "pair.preview.made" : "pair.preview.stale")}</p>
        </Notice>
      ) : null}
      <Card title={t("pair.preview.cost")}>
        <Cost t={t} model={model} />
      </Card>
      {model.fit === undefined ? null : (
        <Card title={t("pair.fit.two")}>
          <Facts items={fitFacts(t, model.fit)} />
        </Card>
      )}
      <Changes t={t} model={model} />
      {made || stale ? null : (
        <Call call={`${path}/changes/${work.id}/application`} then={`${path}?done=changed`} version={round.version}>
          <div class="acts">
            <Button>{t("pair.preview.apply")}</Button>
          </div>
        </Call>
      )}
    </>
  );
}

/** A change of very many people, which is being made in steps and seen when it is whole. */
function Applied({ t, model: { work, round }, path }: { t: Translate; model: ChangeModel; path: string }) {
  const { preview } = work.order;
  const made = work.state === "done";
  const failed = work.state === "failed" && round.changing === work.id;
  return (
    <>
      <Notice look={failed || (made && work.summary["outcome"] !== "made") ? "bad" : "good"}>
        <p>
          {made
            ? t(work.summary["outcome"] === "made" ? "pair.preview.made" : "pair.preview.stale")
            : t(failed ? "pair.applying.failed" : "pair.applying", { done: work.done, total: work.total })}
        </p>
      </Notice>
      {failed ? (
        <Call call={`${path}/changes/${String(preview)}/application`}>
          <div class="acts">
            <Button>{t("pair.applying.go-on")}</Button>
          </div>
        </Call>
      ) : null}
    </>
  );
}

function Cost({ t, model: { work } }: { t: Translate; model: ChangeModel }) {
  const value = (name: string) => Number(work.summary[name] ?? 0);
  const [people, percent, points] = [value("people"), value("percent"), value("points")];
  const fit = points === 0 ? "same" : points > 0 ? "better" : "worse";
  return (
    <ul>
      <li>
        {t("pair.cost.people", {
          people: Math.abs(people),
          way: people === 0 ? "same" : people > 0 ? "more" : "fewer",
        })}
      </li>
      <li>{t("pair.cost.fit", { fit, points: Math.abs(points), percent: Math.abs(percent) })}</li>
      <li>{t("pair.cost.others", { count: value("others") })}</li>
    </ul>
  );
}

function Changes({ t, model }: { t: Translate; model: ChangeModel }) {
  const mentor = (person: string) => (person === "" ? t("pair.nobody") : nameIn(t, model.names, person));
  return (
    <Table caption={t("pair.changes")} head={[t("rounds.mentee"), t("pair.now"), t("pair.then")]}>
      {model.lines.map(({ mentee, from, to }) => (
        <tr key={mentee}>
          <td>{nameIn(t, model.names, mentee)}</td>
          <td>{mentor(from)}</td>
          <td>{mentor(to)}</td>
        </tr>
      ))}
    </Table>
  );
}
