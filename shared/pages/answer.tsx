import type { Noted } from "#shared/domain/meeting-notes.ts";
import { type Need, needs } from "#shared/domain/need.ts";
import type { FactName } from "#shared/domain/participant.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { capital, people } from "#shared/view/words.ts";
import { ConferenceCards, type ConferenceModel } from "./answer-conference.tsx";
import { FactQuestion } from "./fact-question.tsx";
import type { PageModel } from "./page-model.ts";

/** What may be answered: the values of the `answer` field. */
export type AnswerChoice = "met" | "snooze" | "skip" | "swap" | `need.${Need}` | `${FactName}.${"yes" | "no"}` | Noted;

/** A prompt to answer. */
export interface AnswerModel extends PageModel {
  programme: string;
  action: string;
  /** The touchpoint's key, `cv-review`. */
  touchpoint: string;
  side: "mentee" | "mentor";
  /** The day the prompt was due. */
  date: string;
  /** Names of the mentors (for a mentee) or mentees (for a mentor). */
  counterparts: readonly string[];
  /** Facts asked, with the answer so far. */
  asks: readonly { fact: FactName; answer?: boolean | undefined }[];
  /** The talk itself may still be answered. */
  open: boolean;
  /** Another topic may be chosen. */
  needs: boolean;
  /** `asked`: buttons; `thanked`: just answered with `did`, the rest may still be answered; `over`: nothing left to answer. */
  state: "asked" | "thanked" | "over";
  did?: AnswerChoice | undefined;
  /** The button the link in the mail pointed at (`?do=`); marked, never pressed. Anything unknown is ignored. */
  marked?: string | undefined;
  /** After a snooze: the day we write again. */
  again?: string | undefined;
  /** What is asked about a conference. */
  conference?: ConferenceModel | undefined;
  /**
   * Where to go when the pairing does not feel right: to who runs the programme, or to one's own page, to end it there;
   * by way of a mail, as this page's link opens no other.
   */
  ways?: { readonly own: string; readonly concern: string } | undefined;
}

/** The buttons that answer a prompt. */
export function answerPage(model: AnswerModel): string {
  const t = translator(model.locale);
  const titles = {
    asked: t.of(`touchpoint.${model.touchpoint}`),
    thanked: t("answer.thanked.title"),
    over: t("answer.over.title"),
  };
  const names = people(t, model.counterparts, model.side === "mentee" ? "mentor" : "mentee");
  const talked = model.state === "thanked" && (model.did === "met" || model.did === "snooze" || model.did === "skip");
  return renderPage(
    <Layout t={t} title={titles[model.state]} programme={model.programme} me={model.me}>
      {model.state === "thanked" ? <Notice>{thanks(t, model, names)}</Notice> : null}
      {model.state === "thanked" && model.did === "fits.no" ? <Ways t={t} ways={model.ways} /> : null}
      {model.state === "over" ? <p>{t("answer.over.text")}</p> : <p>{t("answer.names", { names })}</p>}
      {model.open && !talked ? <Talked t={t} model={model} /> : null}
      {model.needs && !talked ? <Needs t={t} model={model} /> : null}
      {model.conference === undefined ? null : (
        <ConferenceCards t={t} action={model.action} side={model.side} model={model.conference} />
      )}
      {model.state === "over" || model.asks.length === 0 ? null : (
        <Card title={t("answer.facts")}>
          {model.asks.map(({ fact, answer }) => (
            <FactQuestion t={t} action={model.action} fact={fact} answer={answer} marked={model.marked} />
          ))}
        </Card>
      )}
    </Layout>,
  );
}

function Ways({ t, ways }: { t: Translate; ways: AnswerModel["ways"] }) {
  if (ways === undefined) return null;
  return (
    <ul>
      <li>
        <a class="link" href={ways.own}>
          {t("my-page.title")}
        </a>
      </li>
      <li>
        <a class="link" href={ways.concern}>
          {t("privacy.concern.link")}
        </a>
      </li>
    </ul>
  );
}

function thanks(t: Translate, { did, again, locale }: AnswerModel, names: string): string {
  if (did === undefined) return t("answer.thanked.title");
  if (did === "met" || did === "skip" || did === "swap") return t(`answer.thanked.${did}`);
  const need = needs.find((one) => did === `need.${one}`);
  if (need !== undefined) return t("answer.thanked.need", { names, need: t(`need.${need}`) });
  if (did === "snooze") {
    const date = again === undefined ? "" : dayText(locale, again);
    return t("answer.thanked.snooze", { date, dated: date === "" ? "no" : "yes" });
  }
  const [fact = "", answer = ""] = did.split(".");
  if (fact === "people" || fact === "made" || fact === "next") return t("intro.noted");
  return t.of(`fact-then.${fact}`, { answer });
}

function Talked({ t, model }: { t: Translate; model: AnswerModel }) {
  // Whether it fits is asked in private: there is nothing to have talked about.
  const inPrivate = model.asks.some(({ fact }) => fact === "fits");
  const choices = (["met", "snooze", "skip"] as const).filter((choice) => choice !== "met" || !inPrivate);
  return (
    <Card title={t(inPrivate ? "answer.not-now" : "answer.question")}>
      <Form action={model.action} locale={model.locale}>
        <div class="acts">
          {choices.map((choice) => (
            <Button
              name="answer"
              value={choice}
              look={choice === "met" ? "main" : "quiet"}
              marked={model.marked === choice}
              describedBy={model.marked === choice ? "marked" : undefined}
            >
              {t(`answer.${choice}`)}
            </Button>
          ))}
        </div>
        {choices.some((choice) => choice === model.marked) ? (
          <p class="soft" id="marked">
            {t("answer.marked")}
          </p>
        ) : null}
      </Form>
    </Card>
  );
}

/** Another topic instead, with one tap: what one needs now, or simply something else. */
function Needs({ t, model }: { t: Translate; model: AnswerModel }) {
  const { marked = "" } = model;
  const choices = [
    ...needs.map((need) => [`need.${need}`, capital(t.locale, t(`need.${need}`))] as const),
    ...(model.open ? ([["swap", t("answer.swap")]] as const) : []),
  ];
  const pointed = choices.some(([choice]) => choice === marked);
  return (
    <Card title={t("answer.need")}>
      <p class="soft" id="needs">
        {t(pointed && marked !== "swap" ? "answer.marked" : "answer.need.text")}
      </p>
      <Form action={model.action} locale={model.locale}>
        <div class="acts">
          {choices.map(([choice, text]) => (
            <Button name="answer" value={choice} look="quiet" marked={marked === choice} describedBy="needs">
              {text}
            </Button>
          ))}
        </div>
      </Form>
    </Card>
  );
}
