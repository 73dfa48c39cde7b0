import { dayText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { Why } from "#shared/view/why.tsx";
import { nextAfter } from "#shared/view/why-words.ts";
import { NotedInYear } from "./answer-conference.tsx";
import type { MeModel, YearEntry } from "./me-model.ts";
import { PaceLines } from "./me-pace.tsx";
import { NewFeed, YearTalks } from "./me-talks.tsx";
import { EntryEdits } from "./me-year-edit.tsx";

interface Props {
  t: Translate;
  model: MeModel;
}

/** The year as a list of dates, each with why it is there; and the feed. */
export function YearCard({ t, model }: Props) {
  return (
    <Card title={t("me.year")}>
      <PaceLines t={t} model={model} />
      {model.year.length === 0 ? <p>{t("me.year.none")}</p> : null}
      {model.year.length === 0 ? null : (
        <ol class="year">
          {model.year.map((entry, index) => (
            <>
              <YearTalks t={t} model={model} after={model.year[index - 1]?.date} until={entry.date} />
              <Entry t={t} model={model} entry={entry} />
            </>
          ))}
          <YearTalks t={t} model={model} after={model.year.at(-1)?.date} />
        </ol>
      )}
      <p>
        <a class="link" href={model.feed}>
          {t("me.feed")}
        </a>
      </p>
      <p class="soft">{t("me.feed.text")}</p>
      <NewFeed t={t} model={model} />
    </Card>
  );
}

function Entry({ t, model, entry }: Props & { entry: YearEntry }) {
  const { key, date, state, reason, meeting, answer } = entry;
  const why = t.has(`calendar-reason.${reason}`) ? t.of(`calendar-reason.${reason}`) : "";
  return (
    <li>
      <time datetime={date}>{dayText(t.locale, date)}</time>
      <br />
      {t.of(`touchpoint.${key}`)}
      <br />
      <span class="soft">
        {t(`touchpoint-state.${state}`)}. {why}
      </span>
      {meeting === undefined ? null : (
        <span class="soft">
          {" "}
          {meeting.state === "cancelled"
            ? t("me.meeting.cancelled")
            : t("me.meeting.proposed", {
                date: dayText(t.locale, meeting.date),
                time: timeText(t.locale, meeting.time),
                zone: placeOfZone(meeting.zone),
              })}
        </span>
      )}
      <NotedInYear t={t} entry={entry} />
      <Why t={t} of={t.of(`touchpoint.${key}`)} explained={{ ...entry, next: nextAfter(date, model.year) }} />
      <EntryEdits t={t} model={model} entry={entry} />
      {answer === undefined ? null : (
        <div>
          <a class="link" href={answer}>
            {t("me.year.answer")}
            <span class="hide"> – {t.of(`touchpoint.${key}`)}</span>
          </a>
        </div>
      )}
    </li>
  );
}

/** Dates before applying stand together, and those of exams, results and work. */
const beforeApplying = ["letter-request", "placement-registration", "first-deadline"];

/** The mentee's own career dates, one form each. */
export function MilestonesCard({ t, model }: Props) {
  if (model.milestones.length === 0) return null;
  const applying = model.milestones.filter(({ name }) => beforeApplying.includes(name));
  const later = model.milestones.filter(({ name }) => !beforeApplying.includes(name));
  return (
    <Card title={t("me.milestones")}>
      <p class="soft">{t("me.milestones.text")}</p>
      {later.length === 0 ? null : <h3>{t("me.milestones.applying")}</h3>}
      {applying.map((milestone) => (
        <Milestone t={t} model={model} milestone={milestone} />
      ))}
      {later.length === 0 ? null : <h3>{t("me.milestones.later")}</h3>}
      {later.map((milestone) => (
        <Milestone t={t} model={model} milestone={milestone} />
      ))}
    </Card>
  );
}

function Milestone({ t, model, milestone: { name, date } }: Props & { milestone: MeModel["milestones"][number] }) {
  const label = t(`milestone.${name}`);
  return (
    <>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="milestone" />
        <input type="hidden" name="milestone" value={name} />
        <div class="inline field">
          <Field name="date" id={`milestone-${name}`} type="date" label={label} value={date} bare />
          <Button look="quiet">
            {t("me.save")}
            <span class="hide"> – {label}</span>
          </Button>
        </div>
      </Form>
      {date === undefined ? null : (
        <Form action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="milestone" />
          <input type="hidden" name="milestone" value={name} />
          <div class="acts">
            <Button look="quiet">
              {t("me.milestones.remove")}
              <span class="hide"> – {label}</span>
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}

/** The short questions, with the answers so far. */
export function FactsCard({ t, model }: Props) {
  if (model.facts.length === 0) return null;
  return (
    <Card title={t("me.facts")}>
      {model.facts.map(({ fact, answer }) => (
        <Form action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="fact" />
          <input type="hidden" name="fact" value={fact} />
          <p id={`fact-${fact}`}>
            {t(`fact.${fact}`)}{" "}
            {answer === undefined ? null : (
              <strong>{t("answer.so-far", { answer: t(answer ? "answer.yes" : "answer.no") })}</strong>
            )}
          </p>
          <div class="acts">
            {(["yes", "no"] as const).map((value) => (
              <Button name="value" value={value} look="quiet" describedBy={`fact-${fact}`}>
                {t(`answer.${value}`)}
              </Button>
            ))}
          </div>
        </Form>
      ))}
    </Card>
  );
}
