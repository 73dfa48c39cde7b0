import { topics as allTopics, type Role } from "#shared/domain/participant.ts";
import {
  availabilities,
  conferences,
  disciplines,
  groups,
  professions,
  sectors,
  talkLanguages,
  ways,
} from "#shared/domain/profile.ts";
import { Field, TextArea } from "#shared/view/field.tsx";
import { capital } from "#shared/view/words.ts";
import { MoreThanOne } from "./profile-more.tsx";
import { Boxes, OneOf, one, type PartProps } from "./profile-parts.tsx";

/** What somebody does, and where. */
export function WorkFields({ t, said, errors }: PartProps) {
  return (
    <>
      <TextArea
        t={t}
        name="work"
        label={t("profile.work")}
        hint={t("profile.work.hint")}
        maxlength={200}
        rows={3}
        value={one(said, "work")}
        error={errors.get("work")}
      />
      <OneOf
        t={t}
        said={said}
        name="profession"
        label={t("profile.profession")}
        options={professions.map((value) => [value, t(`profession.${value}`)])}
      />
      <OneOf
        t={t}
        said={said}
        name="discipline"
        label={t("profile.discipline")}
        options={disciplines.map((value) => [value, t(`discipline.${value}`)])}
      />
      <OneOf
        t={t}
        said={said}
        name="sector"
        label={t("profile.sector")}
        options={sectors.map((value) => [value, t(`sector.${value}`)])}
      />
      <Field
        name="region"
        label={t("profile.region")}
        maxlength={60}
        value={one(said, "region")}
        error={errors.get("region")}
      />
      <Field
        name="institution"
        label={t("profile.institution")}
        autocomplete="organization"
        maxlength={120}
        value={one(said, "institution")}
        error={errors.get("institution")}
      />
      <Boxes said={said} name="alone" label={t("profile.alone")} options={[["yes", t("profile.alone.yes")]]} />
    </>
  );
}

/** Languages and hours. */
export function TalkingFields({ t, said }: PartProps) {
  const names = new Intl.DisplayNames(t.locale, { type: "language" });
  const languages = talkLanguages
    .map((code): [string, string] => [code, capital(t.locale, names.of(code) ?? code)])
    .sort(([, first], [, second]) => first.localeCompare(second, t.locale));
  return (
    <>
      <Boxes said={said} name="languages" label={t("profile.languages")} options={languages} />
      <Boxes
        said={said}
        name="availability"
        label={t("profile.availability")}
        options={availabilities.map((value) => [value, t(`availability.${value}`)])}
      />
    </>
  );
}

/** What somebody gives and looks for; each side is asked what is theirs. */
export function OfferFields({ t, said, role }: PartProps & { role: Role }) {
  const someWays = ways.map((way) => [way, t(`way.${way}`)] as const);
  const someGroups = groups.map((group) => [group, t(`group.${group}`)] as const);
  const topics = allTopics.map((topic) => [topic, capital(t.locale, t(`topic.${topic}`))] as const);
  return (
    <>
      {role === "mentee" ? null : <Boxes said={said} name="offers" label={t("profile.offers")} options={someWays} />}
      {role === "mentor" ? null : <Boxes said={said} name="wants" label={t("profile.wants")} options={someWays} />}
      <Boxes said={said} name="topics" label={t("profile.topics")} options={topics} />
      {role === "mentee" ? null : (
        <Boxes said={said} name="supports" label={t("profile.supports")} options={someGroups} />
      )}
      {role === "mentee" ? null : <MoreThanOne t={t} said={said} />}
      <Boxes said={said} name="lived" label={t("profile.lived")} options={someGroups} />
    </>
  );
}

/** Where to meet somebody, and where to read about their work. */
export function ConferenceFields({ t, said, errors }: PartProps) {
  return (
    <>
      <Boxes
        said={said}
        name="conferences"
        label={t("profile.conferences")}
        options={conferences.map((value) => [value, t(`conference.${value}`)])}
      />
      <Field
        name="otherConference"
        label={t("profile.otherConference")}
        maxlength={80}
        value={one(said, "otherConference")}
        error={errors.get("otherConference")}
      />
      <Field
        name="link"
        label={t("profile.link")}
        hint={t("profile.link.hint")}
        maxlength={300}
        value={one(said, "link")}
        error={errors.get("link")}
      />
    </>
  );
}

const places = [1, 2, 3, 4, 5] as const;

/** Where a mentor helps to choose residents: up to five places, a line each. */
export function ResidentFields({ t, said, errors }: PartProps) {
  return (
    <fieldset class="field">
      <legend>{t("profile.selectsResidents")}</legend>
      {places.map((number) => (
        <Field
          name="selectsResidents"
          id={number === 1 ? "selectsResidents" : `selectsResidents-${number}`}
          label={t("guard.place", { number })}
          maxlength={60}
          value={said["selectsResidents"]?.[number - 1]}
          error={number === 1 ? errors.get("selectsResidents") : undefined}
        />
      ))}
    </fieldset>
  );
}
