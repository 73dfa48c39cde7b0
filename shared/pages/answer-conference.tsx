import {
  type Acquaintance,
  acquaintances,
  conferenceSteps,
  introductionCounts,
  type MeetingNotes,
} from "#shared/domain/meeting-notes.ts";
import { listText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import type { YearEntry } from "./me-model.ts";

/** What is asked about a conference: before it whom one would like to meet, after it what came of it. */
export interface ConferenceModel {
  when: "before" | "after";
  /** Whether they said that they go, or went. */
  attends: boolean | undefined;
  notes: MeetingNotes;
  /** What the others noted before it. */
  theirs: readonly Acquaintance[];
}

interface Props {
  t: Translate;
  action: string;
  side: "mentee" | "mentor";
  model: ConferenceModel;
}

/** Introductions: before a conference kinds of people, after it how many and what next, one tap each. */
export function ConferenceCards(props: Props) {
  const { model } = props;
  if (model.when === "before") return <Before {...props} />;
  return model.attends === undefined ? <DidYouGo {...props} /> : <After {...props} />;
}

function Before({ t, action, side, model: { notes, theirs } }: Props) {
  const words = (list: readonly Acquaintance[]) =>
    listText(
      t.locale,
      list.map((one) => t(`intro.who.${one}`)),
    );
  return (
    <Card title={t(`intro.before.${side}`)}>
      <p class="soft" id="acquaintances">
        {t("intro.before.text")}
      </p>
      {theirs.length === 0 ? null : <p>{t(`intro.theirs.${side}`, { people: words(theirs) })}</p>}
      {notes.people === undefined || notes.people.length === 0 ? null : (
        <p>{t("intro.so-far", { people: words(notes.people) })}</p>
      )}
      <Choices
        t={t}
        action={action}
        name="acquaintances"
        choices={acquaintances.map((one) => [`people.${one}`, t(`intro.who.${one}`), notes.people?.includes(one)])}
      />
    </Card>
  );
}

/** Whoever never said whether they go is asked whether they went, instead of not at all. */
function DidYouGo({ t, action }: Props) {
  return (
    <Card title={t("intro.did-you-go")}>
      <p class="soft" id="went">
        {t("intro.did-you-go.text")}
      </p>
      <Choices
        t={t}
        action={action}
        name="went"
        choices={[
          ["attends.yes", t("answer.yes"), false],
          ["attends.no", t("answer.no"), false],
        ]}
      />
    </Card>
  );
}

function After({ t, action, model: { notes } }: Props) {
  return (
    <>
      <Card title={t("intro.made")}>
        <p class="soft" id="made">
          {notes.made === undefined
            ? t("intro.made.text")
            : t("answer.so-far", { answer: t(`intro.made.${notes.made}`) })}
        </p>
        <Choices
          t={t}
          action={action}
          name="made"
          choices={introductionCounts.map((one) => [`made.${one}`, t(`intro.made.${one}`), notes.made === one])}
        />
      </Card>
      <Card title={t("intro.next")}>
        <p class="soft" id="next">
          {notes.next === undefined
            ? t("intro.next.text")
            : t("answer.so-far", { answer: t(`intro.next.${notes.next}`) })}
        </p>
        <Choices
          t={t}
          action={action}
          name="next"
          choices={conferenceSteps.map((one) => [`next.${one}`, t(`intro.next.${one}`), notes.next === one])}
        />
      </Card>
    </>
  );
}

/** What somebody noted about a conference, in their year: whom they would like to meet, or what came of it and what next. */
export function NotedInYear({ t, entry }: { t: Translate; entry: Pick<YearEntry, "key" | "meeting" | "notes"> }) {
  const { people = [], made, next } = entry.notes ?? {};
  const after = /(^|-)debrief$/.test(entry.key);
  const words = [
    ...(entry.meeting === undefined || people.length === 0
      ? []
      : [
          t("intro.so-far", {
            people: listText(
              t.locale,
              people.map((one) => t(`intro.who.${one}`)),
            ),
          }),
        ]),
    ...(after && made !== undefined ? [t("intro.year.made", { count: t(`intro.made.${made}`) })] : []),
    ...(after && next !== undefined ? [t("intro.year.next", { step: t(`intro.next.${next}`) })] : []),
  ];
  return words.length === 0 ? null : <p class="soft">{words.join(" ")}</p>;
}

interface ChoicesProps {
  t: Translate;
  action: string;
  /** The id of what describes them. */
  name: string;
  choices: readonly (readonly [value: string, text: string, chosen: boolean | undefined])[];
}

function Choices({ t, action, name, choices }: ChoicesProps) {
  return (
    <Form action={action} locale={t.locale}>
      <div class="acts">
        {choices.map(([value, text, chosen = false]) => (
          <Button name="answer" value={value} look="quiet" marked={chosen} describedBy={name}>
            {text}
          </Button>
        ))}
      </div>
    </Form>
  );
}
