import { dayOfInstant, dayText, listText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { capital } from "#shared/view/words.ts";
import { UnreadMail } from "./mail-table.tsx";
import type { TodayEntry, TodayModel, TodayWaiting } from "./today-model.ts";

interface Props {
  t: Translate;
  model: TodayModel;
}

/** What waits for a coordinator, most urgent first, each with the way to where it is done. */
export function todayPage(model: TodayModel): string {
  const t = translator(model.locale);
  return renderPage(
    <ConsolePage t={t} model={model} part="today" title={t("today.title")}>
      <p class="soft">{dayText(t.locale, model.day)}</p>
      {model.paused ? (
        <Notice look="bad">
          <p>
            {t("today.paused")} <a href={at(`programmes/${model.programme.id}/mail`)}>{t("today.paused.to")}</a>
          </p>
        </Notice>
      ) : null}
      {model.stopped ? (
        <Notice look="bad">
          <p>{t("today.stopped")}</p>
        </Notice>
      ) : null}
      {model.resting.map(({ cohort = "everybody", until }) => (
        <Notice>
          <p>
            {t("pauses.today", { who: cohort, until: dayText(t.locale, until) })}{" "}
            <a href={at(`programmes/${model.programme.id}/pauses`)}>{t("pauses.to")}</a>
          </p>
        </Notice>
      ))}
      {model.waiting.length === 0 ? (
        <Card>
          <p>{t("today.nothing")}</p>
        </Card>
      ) : null}
      {model.waiting.map((waiting) => (
        <Waiting t={t} model={model} waiting={waiting} />
      ))}
    </ConsolePage>,
  );
}

function Waiting({ t, model, waiting }: Props & { waiting: TodayWaiting }) {
  const { about, count, more, first, path, unread = 0 } = waiting;
  return (
    <Card title={capital(t.locale, t(`today.${about}`, { count, more: more ? "yes" : "no" }))}>
      {about === "quiet" || about === "unanswered" ? <p class="soft">{t(`today.text.${about}`)}</p> : null}
      <UnreadMail t={t} count={unread} />
      {first.some(({ refused }) => refused) ? <p class="soft">{t("mails.refused.next")}</p> : null}
      {first.length === 0 ? null : (
        <ul>
          {first.map((entry) => (
            <li>
              <Entry t={t} model={model} about={about} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <p class="acts">
        <a href={at(path)}>{t(`today.go.${about}`)}</a>
      </p>
    </Card>
  );
}

function Entry({ t, model, about, entry }: Props & { about: TodayWaiting["about"]; entry: TodayEntry }) {
  const date = entry.day === undefined ? dayOf(t, model.zone, entry.at) : dayText(t.locale, entry.day);
  const [first = "", second = ""] = entry.names.map((name) => name || t("people.nameless"));
  switch (about) {
    case "unanswered":
      return (
        <>
          <a href={at(entry.path)}>{first}</a> – {t("today.entry.unanswered", { other: second, date })}
        </>
      );
    case "dates":
      return (
        <>
          <a href={at(entry.path)}>{nameOf(t, "key-date", entry.kind)}</a> – {date}
        </>
      );
    case "concerns":
    case "rounds":
      return <a href={at(entry.path)}>{t(`today.entry.${about}`, { date })}</a>;
    case "work":
      return (
        <>
          <a href={at(entry.path)}>{t.of(`work.${entry.kind}.title`)}</a> – {date}
        </>
      );
    case "mail":
      return (
        <>
          <a href={at(entry.path)}>{first}</a> – {nameOf(t, "mail-kind", entry.kind)}, {date}
          {entry.refused ? `. ${t("mails.refused")}` : null}
        </>
      );
    default:
      return (
        <>
          <a href={at(entry.path)}>{listText(t.locale, about === "quiet" ? [first, second] : [first])}</a> –{" "}
          {t("today.entry.since", { date })}
          {entry.asked === undefined
            ? null
            : `. ${t(`nudge.asked.${entry.asked.whom}`, { date: dayText(t.locale, entry.asked.on) })}`}
        </>
      );
  }
}

/** What something is called, where there is a word for it; a society may have key dates of its own. */
function nameOf(t: Translate, of: "key-date" | "mail-kind", name = ""): string {
  return t.has(`${of}.${name}`) ? t.of(`${of}.${name}`) : name;
}

function dayOf(t: Translate, zone: string, instant: string | undefined): string {
  return instant === undefined ? "" : dayOfInstant(t.locale, zone, instant);
}
