import { roleOf } from "#shared/domain/participant.ts";
import { standing } from "#shared/domain/standing.ts";
import { dayOfInstant, dayText, listText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { topicList } from "#shared/view/words.ts";
import { CohortCard } from "./person-cohort.tsx";
import { ActsCard, MailsCard, YearCard } from "./person-log.tsx";
import type { PersonModel } from "./person-model.ts";
import { TiesCard } from "./person-ties.tsx";
import { VettingForm, VettingHistory } from "./vetting-form.tsx";

interface Props {
  t: Translate;
  model: PersonModel;
}

const tieWords = { tie: "relation.told", untied: "relation.removed" } as const;

/** One person in a programme: who they are there, why they got what mail or none, and who did what. */
export function personPage(model: PersonModel): string {
  const t = translator(model.locale);
  return renderPage(
    <ConsolePage t={t} model={model} part="people" title={model.person?.name ?? t("people.nameless")}>
      <Done
        t={t}
        done={model.done}
        says={{ vetted: "vetting.vetted", released: "people.released", cohort: "pauses.done.cohort", ...tieWords }}
      />
      {model.paused ? (
        <Notice look="bad">
          <p>{t("person.paused")}</p>
        </Notice>
      ) : null}
      <div class="columns">
        <WhoCard t={t} model={model} />
        <MentorshipsCard t={t} model={model} />
      </div>
      {roleOf(model.participant) === "mentee" ? null : <VettingCards t={t} model={model} />}
      {model.participant.role === "mentor" ? null : <YearCard t={t} model={model} />}
      {model.person === undefined ? null : <CohortCard t={t} model={model} />}
      {model.person === undefined ? null : <TiesCard t={t} model={model} />}
      <MailsCard t={t} model={model} />
      <ActsCard t={t} model={model} />
    </ConsolePage>,
  );
}

function WhoCard({ t, model }: Props) {
  const { participant, person, zone, programme } = model;
  const day = (instant: string) => dayOfInstant(t.locale, zone, instant);
  const list = `programmes/${programme.id}/participants`;
  return (
    <Card title={t("person.who")}>
      <Facts
        items={[
          [t("people.column.stands"), t(`people.stands.${standing(participant)}`)],
          [t("people.column.role"), t(`role.${participant.role}`)],
          [t("people.column.stage"), t(`stage.${participant.stage}`)],
          [t("people.column.topics"), topicList(t, participant.topics)],
          [t("person.member-number"), participant.memberNumber ?? ""],
          [t("person.since"), day(participant.createdAt)],
          ...(person === undefined ? [] : ownFacts(t, person, day)),
        ]}
      />
      {person === undefined ? <p>{t("person.veiled")}</p> : null}
      {participant.state === "held" ? (
        <Call call={`${list}/${participant.person}/release`} then={`${list}/${participant.person}?done=released`}>
          <p>{t("people.held.text")}</p>
          <Button look="quiet">{t("people.release")}</Button>
        </Call>
      ) : null}
    </Card>
  );
}

/** What they say of themselves, in every programme they take part in. */
function ownFacts(t: Translate, person: NonNullable<PersonModel["person"]>, day: (instant: string) => string) {
  return [
    [t("person.address"), person.email],
    [t("person.address-state"), t(`person.address-state.${person.addressState}`)],
    [t("person.second"), person.second ?? ""],
    [t("person.language"), t(`language.${person.locale}`)],
    [t("person.zone"), placeOfZone(person.zone)],
    [t("person.consent"), day(person.consent.at)],
    [t("person.prompts"), t(person.prompts ? "person.prompts.on" : "person.prompts.off")],
  ] as const;
}

function MentorshipsCard({ t, model }: Props) {
  const { mentorships, wait, programme, zone, participant, anotherUntil } = model;
  return (
    <Card title={t("person.mentorships")}>
      {mentorships.length === 0 ? <p>{t("person.mentorships.none")}</p> : null}
      <ul>
        {mentorships.map((one) => (
          <li>
            <a href={at(`programmes/${programme.id}/mentorships/${one.id}`)}>
              {one.with.every((name) => name === "") ? t("people.nameless") : listText(t.locale, one.with)}
            </a>
            <br />
            <span class="soft">
              {one.endedAt === undefined
                ? t("person.mentorship.active", { date: dayText(t.locale, one.startDate) })
                : t("person.mentorship.ended", {
                    from: dayText(t.locale, one.startDate),
                    to: dayOfInstant(t.locale, zone, one.endedAt),
                  })}
            </span>
          </li>
        ))}
      </ul>
      {wait === undefined ? null : (
        <p>
          {t("person.wait", { since: dayOfInstant(t.locale, zone, wait.since), by: dayText(t.locale, wait.hearBy) })}{" "}
          {wait.place === null ? t("person.wait.no-place") : t("person.wait.place", { place: wait.place })}
        </p>
      )}
      {participant.anotherMentor === undefined || anotherUntil === undefined ? null : (
        <p>
          {t("guard.person", {
            since: dayOfInstant(t.locale, zone, participant.anotherMentor.since),
            until: dayText(t.locale, anotherUntil),
          })}
        </p>
      )}
      {participant.state === "paused" && participant.pause !== undefined ? (
        <p>{t("person.pause", { date: dayText(t.locale, participant.pause.until) })}</p>
      ) : null}
    </Card>
  );
}

/** Where the vetting of a mentor stands, and the next decision. */
function VettingCards({ t, model }: Props) {
  const { participant, programme, zone, vetting, places, months } = model;
  const here = `programmes/${programme.id}/participants/${participant.person}`;
  return (
    <>
      <Card title={t("person.vetting")}>
        <p>{t(`person.vetting.${participant.vetting}`)}</p>
        {participant.vettedUntil === undefined ? null : (
          <p>{t("vetting.until", { date: dayText(t.locale, participant.vettedUntil) })}</p>
        )}
        <Facts
          items={[
            [t("vetting.licence"), model.credentials?.licence ?? ""],
            [t("vetting.years"), model.credentials?.years === undefined ? "" : String(model.credentials.years)],
            [t("vetting.link"), model.credentials?.link ?? ""],
          ]}
        />
        <VettingHistory t={t} zone={zone} steps={vetting} />
      </Card>
      {participant.state !== "active" ? null : (
        <VettingForm
          t={t}
          programme={programme.id}
          person={participant.person}
          version={participant.version}
          places={places}
          months={months}
          then={`${here}?done=vetted`}
        />
      )}
    </>
  );
}
