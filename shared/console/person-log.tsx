import { dayOfInstant, dayText, momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { actText, MailLine, mailName } from "#shared/pages/privacy-log.tsx";
import { at } from "#shared/view/console.tsx";
import { Card } from "#shared/view/parts.tsx";
import { Why } from "#shared/view/why.tsx";
import { nextAfter } from "#shared/view/why-words.ts";
import { actorText } from "./actor.ts";
import { stepWords } from "./mail-words.ts";
import type { PersonList, PersonMail, PersonModel } from "./person-model.ts";

interface Props {
  t: Translate;
  model: PersonModel;
}

/** A mentee's year: each invitation to talk with where it stands and why, those that were dropped included. */
export function YearCard({ t, model }: Props) {
  return (
    <Card title={t("person.year")}>
      <p class="soft">{t("person.their-words")}</p>
      {model.year.items.length === 0 ? <p>{t("person.year.none")}</p> : null}
      <ul class="year">
        {model.year.items.map(({ key, date, state, reason, answeredAt, trace }) => (
          <li>
            <time datetime={date}>{dayText(t.locale, date)}</time>
            <br />
            {t.of(`touchpoint.${key}`)}
            <br />
            <span class="soft">
              {t(`touchpoint-state.${state}`)}. {t.of(`calendar-reason.${reason}`)}
              {answeredAt === undefined
                ? ""
                : ` ${t("person.answered", { date: dayOfInstant(t.locale, model.zone, answeredAt) })}`}
            </span>
            <Why
              t={t}
              of={t.of(`touchpoint.${key}`)}
              explained={{ key, date, state, reason, trace, next: nextAfter(date, model.year.items) }}
            />
          </li>
        ))}
      </ul>
      <Turn t={t} model={model} list="year" />
    </Card>
  );
}

/** Every mail to them in this programme: what became of it and why, and each step of its way. */
export function MailsCard({ t, model }: Props) {
  return (
    <Card title={t("person.mails")}>
      <p class="soft">{t("person.their-words")}</p>
      {model.mails.items.length === 0 ? <p>{t("person.mails.none")}</p> : null}
      <ul class="year">
        {model.mails.items.map((mail) => (
          <MailLine t={t} zone={model.zone} mail={mail}>
            <Steps t={t} model={model} mail={mail} />
          </MailLine>
        ))}
      </ul>
      <Turn t={t} model={model} list="mails" />
    </Card>
  );
}

/** What happened to one mail, step by step, for when the sentence above is not enough. */
function Steps({ t, model: { zone, programme }, mail }: Props & { mail: PersonMail }) {
  return (
    <details>
      <summary>
        {t("person.steps")}
        <span class="hide">
          {" "}
          – {mailName(t, mail)}, {dayOfInstant(t.locale, zone, mail.at)}
        </span>
      </summary>
      <ol>
        {mail.history.map((step) => (
          <li>{t("person.step", { at: momentText(t.locale, zone, step.at), what: stepWords(t, step) })}</li>
        ))}
      </ol>
      {mail.possibleDuplicate ? <p>{t("person.twice")}</p> : null}
      <p>
        <a href={at(`programmes/${programme.id}/mail/${mail.id}`)}>{t("person.mail.open")}</a>
      </p>
    </details>
  );
}

/** Who did what with them, the latest first. */
export function ActsCard({ t, model }: Props) {
  const { acts, names, zone, moreActs } = model;
  return (
    <Card title={t("person.acts")}>
      {acts.items.length === 0 ? <p>{t("person.acts.none")}</p> : null}
      <ul>
        {acts.items.map((act) => (
          <li>
            {t("person.act", {
              date: momentText(t.locale, zone, act.at),
              what: actText(t, act),
              who: actorText(t, act.by, names),
            })}
            {act.did.startsWith("vetting-") && act.reason !== "" ? (
              <span class="soft"> {t("vetting.because", { reason: act.reason })}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {moreActs ? <p class="soft">{t("person.acts.more")}</p> : null}
      <Turn t={t} model={model} list="acts" />
    </Card>
  );
}

/** To the other pages of one list; the other lists stay where they are. */
function Turn({ t, model, list }: Props & { list: PersonList }) {
  const { pages, programme, participant } = model;
  const [page, last] = [pages[list], model[list].pages - 1];
  if (last === 0 && page === 0) return null;
  const to = (number: number) => {
    const query = new URLSearchParams(
      Object.entries({ ...pages, [list]: number }).map(([name, value]) => [name, String(value)]),
    );
    return at(`programmes/${programme.id}/participants/${participant.person}?${query}`);
  };
  const hidden = <span class="hide"> – {t(`person.${list}`)}</span>;
  return (
    <p class="acts">
      {page > 0 ? (
        <a href={to(page - 1)}>
          {t("person.newer")}
          {hidden}
        </a>
      ) : null}
      {page < last ? (
        <a href={to(page + 1)}>
          {t("person.older")}
          {hidden}
        </a>
      ) : null}
    </p>
  );
}
