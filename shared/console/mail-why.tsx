import type { WhyReport } from "#shared/contracts/desk/mail-answers.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Go } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { TimelineList } from "./mail-timeline.tsx";
import { promptName } from "./mail-words.ts";

/** Why somebody got a mail, or got none. */
export interface MailWhyModel extends ConsoleModel, WhyReport {
  programme: ConsoleProgramme;
  zone: string;
  /** The coordinator who reads. */
  me: string;
  asked: { who?: string | undefined; about?: string | undefined };
  /** Prompts and kinds one can choose from. */
  choices: readonly string[];
}

interface Props {
  t: Translate;
  model: MailWhyModel;
}

/** Who is asked about, then each mail with its whole way, then what no mail was made of. */
export function mailWhyPage(model: MailWhyModel): string {
  const t = translator(model.locale);
  const { asked, people, looked, paused, programme } = model;
  return renderPage(
    <ConsolePage t={t} model={model} part="mail" title={t("why.ask.title")}>
      <p>{t("why.ask.intro")}</p>
      <Asking t={t} model={model} />
      {paused ? (
        <Notice look="bad">
          <p>{t("person.paused")}</p>
        </Notice>
      ) : null}
      {asked.who !== undefined && people.length === 0 ? <p>{t("why.ask.nobody")}</p> : null}
      {people.length > 1 ? <Several t={t} model={model} /> : null}
      {looked === undefined ? null : <p>{t("why.ask.cut", { count: looked })}</p>}
      {people.length === 1 ? <Found t={t} model={model} /> : null}
      <p>
        <a href={at(`programmes/${programme.id}/mail`)}>{t("mails.back")}</a>
      </p>
    </ConsolePage>,
  );
}

function Asking({ t, model: { programme, asked, choices } }: Props) {
  const options = choices
    .map((one) => ({ one, name: promptName(t, one) }))
    .sort((one, other) => one.name.localeCompare(other.name, t.locale));
  return (
    <Go to={`programmes/${programme.id}/why`}>
      <Field name="who" label={t("why.ask.who")} value={asked.who} bare />
      <Select name="about" id="about" label={t("why.ask.about")} bare>
        <option value="">{t("mails.filter.all")}</option>
        {options.map(({ one, name }) => (
          <option key={one} value={one} selected={asked.about === one}>
            {name}
          </option>
        ))}
      </Select>
      <Button look="quiet">{t("why.ask.go")}</Button>
    </Go>
  );
}

function Several({ t, model: { programme, people, asked } }: Props) {
  const to = (who: string) =>
    at(`programmes/${programme.id}/why?${new URLSearchParams({ who, ...(asked.about && { about: asked.about }) })}`);
  return (
    <>
      <p>{t("why.ask.several")}</p>
      <ul>
        {people.map(({ person, name }) => (
          <li>
            <a href={to(person)}>{name ?? t("people.nameless")}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Found({ t, model }: Props) {
  const { people, mails, more, silences, acts, zone, me, programme } = model;
  const name = people[0]?.name ?? t("people.nameless");
  if (mails.length + silences.length === 0) return <p>{t("why.ask.nothing")}</p>;
  return (
    <>
      <h2>{t("why.ask.mails", { name })}</h2>
      {mails.map((mail) => (
        <Card title={mail.name}>
          {mail.because.map((sentence) => (
            <p class="soft">{sentence}</p>
          ))}
          <TimelineList t={t} zone={zone} me={me} timeline={mail} />
          <p>
            <a href={at(`programmes/${programme.id}/mail/${mail.message}`)}>
              {t("person.mail.open")}
              <span class="hide"> – {mail.name}</span>
            </a>
          </p>
        </Card>
      ))}
      {more ? <p>{t("why.ask.more", { count: mails.length })}</p> : null}
      {silences.length === 0 ? null : (
        <Card title={t("why.ask.without")}>
          <ul class="year">
            {silences.map(({ date, name: what, why }) => (
              <li>
                <time datetime={date}>{dayText(t.locale, date)}</time> {what}
                <br />
                <span class="soft">{why.join(" ")}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {acts.length === 0 ? null : (
        <Card title={t("why.ask.acts")}>
          <ul>
            {acts.map(({ says }) => (
              <li>{says}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
