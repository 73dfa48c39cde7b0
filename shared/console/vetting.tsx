import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Participant } from "#shared/domain/participant.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Profile } from "#shared/domain/profile.ts";
import { standing } from "#shared/domain/standing.ts";
import { dayOfInstant, dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Done } from "#shared/view/console-parts.tsx";
import { Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { topicList } from "#shared/view/words.ts";
import { VettingForm, VettingHistory, type VettingStep, type VettingTyped } from "./vetting-form.tsx";

/** The mentor whose turn it is. */
export interface VettingMentor {
  participant: Participant;
  person: Pick<Person, "id" | "name" | "email" | "second" | "addressState" | "locale" | "zone" | "consent" | "prompts">;
  /** What they gave for us to look at. */
  credentials?: Profile["credentials"];
  work?: string | undefined;
  institution?: string | undefined;
  places: number | null;
  vetting: readonly VettingStep[];
}

/** The queue of mentors to vet: one after the other. */
export interface VettingModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  /** Months an approval holds; absent: it does not end. */
  months?: number | undefined;
  mentor: VettingMentor | undefined;
  waiting: number;
  asked: number;
  more: boolean;
  typed?: VettingTyped | undefined;
  errors?: readonly FieldProblem[] | undefined;
}

/** One mentor, what they gave, and the decision. */
export function vettingPage(model: VettingModel): string {
  const t = translator(model.locale);
  const { mentor, waiting, asked, programme } = model;
  const path = `programmes/${programme.id}/vetting`;
  return renderPage(
    <ConsolePage t={t} model={model} part="people" title={t("vetting.title")}>
      <Done t={t} done={model.done} says={{ vetted: "vetting.vetted" }} />
      <p>{t("vetting.count", { waiting, asked, more: model.more ? "yes" : "no" })}</p>
      {mentor === undefined ? <p>{t("vetting.nobody")}</p> : <Mentor t={t} model={model} mentor={mentor} />}
      {mentor === undefined ? null : (
        <VettingForm
          t={t}
          programme={programme.id}
          person={mentor.person.id}
          version={mentor.participant.version}
          places={mentor.places}
          months={model.months}
          then={`${path}?done=vetted`}
          typed={model.typed}
          errors={model.errors}
        />
      )}
      {mentor === undefined || waiting + asked < 2 ? null : (
        <p class="acts">
          <a href={at(`${path}?after=${mentor.person.id}`)}>{t("vetting.next")}</a>
        </p>
      )}
    </ConsolePage>,
  );
}

function Mentor({ t, model, mentor }: { t: Translate; model: VettingModel; mentor: VettingMentor }) {
  const { participant, person, vetting, work, institution } = mentor;
  const since = dayOfInstant(t.locale, model.zone, participant.waitingSince);
  const facts = [
    [t("vetting.stands"), t(`people.stands.${standing(participant)}`)],
    [t("people.column.since"), since],
    [t("person.address"), person.email],
    [t("people.column.stage"), t(`stage.${participant.stage}`)],
    [t("people.column.topics"), topicList(t, participant.topics)],
    [t("person.member-number"), participant.memberNumber ?? ""],
    [t("vetting.work"), work ?? ""],
    [t("vetting.institution"), institution ?? ""],
  ] as const;
  return (
    <Card title={person.name}>
      <p>
        <a href={at(`programmes/${model.programme.id}/participants/${person.id}`)}>
          {t("vetting.more-of", { name: person.name })}
        </a>
      </p>
      <Facts items={facts} />
      <Credentials t={t} model={model} mentor={mentor} />
      <VettingHistory t={t} zone={model.zone} steps={vetting} />
    </Card>
  );
}

function Credentials({
  t,
  model,
  mentor: { credentials, participant },
}: {
  t: Translate;
  model: VettingModel;
  mentor: VettingMentor;
}) {
  const { vettedUntil } = participant;
  return (
    <>
      <h3>{t("vetting.credentials")}</h3>
      {credentials === undefined ? <p>{t("vetting.credentials.none")}</p> : null}
      {credentials === undefined ? null : (
        <Facts
          items={[
            [t("vetting.licence"), credentials.licence ?? ""],
            [t("vetting.years"), credentials.years === undefined ? "" : String(credentials.years)],
            [t("vetting.link"), credentials.link ?? ""],
            [t("vetting.given"), dayOfInstant(t.locale, model.zone, credentials.givenAt)],
          ]}
        />
      )}
      {vettedUntil === undefined ? null : <p>{t("vetting.until", { date: dayText(t.locale, vettedUntil) })}</p>}
    </>
  );
}
