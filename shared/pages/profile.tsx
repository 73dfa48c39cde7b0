import { wrongFields } from "#shared/domain/errors.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { ConferenceFields, OfferFields, ResidentFields, TalkingFields, WorkFields } from "./profile-fields.tsx";
import { ApartFields, KnownEntries, KnownFields } from "./profile-known.tsx";
import { type AskedPart, type ProfileModel, partFields, partsFor } from "./profile-model.ts";
import { CredentialFields, IdentityFields, IdentityWithdrawal, ValueFields } from "./profile-own.tsx";
import { PartFrame, type PartProps } from "./profile-parts.tsx";
import { firstControl } from "./sign-up-parts.tsx";

/** What a person says of themselves: part by part, each with what it is for. One stands open, the others are a press away. */
export function profilePage(model: ProfileModel): string {
  const t = translator(model.locale);
  const title = t("profile.title");
  const errors = wrongIn(t, model);
  const parts = partsFor(model.role);
  const open = model.refused?.part ?? parts.find((part) => !model.done.includes(part));
  const props: PartProps = { t, said: model.said, errors };
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={errors.size > 0 ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
    >
      <Opening t={t} model={model} errors={errors} />
      {parts.map((part) => (
        <PartFrame t={t} model={model} part={part} open={part === open} after={afterPart(part, t, model)}>
          {fieldsOf(part, props, model)}
        </PartFrame>
      ))}
    </Layout>,
  );
}

function savedWords(saved: ProfileModel["saved"]) {
  if (saved === "identity-withdrawal") return "profile.withdrawn";
  if (saved === "known") return "known.saved";
  return saved === "known-removal" ? "known.removed" : "profile.saved";
}

function Opening({ t, model, errors }: { t: Translate; model: ProfileModel; errors: ReadonlyMap<string, string> }) {
  if (errors.size > 0) return <ErrorSummary t={t} errors={errors} control={firstControl} />;
  const saved = savedWords(model.saved);
  return (
    <>
      {model.saved === undefined ? null : <Notice>{t(saved)}</Notice>}
      <p class="soft">{t("profile.lead")}</p>
    </>
  );
}

/** What stands below a part's form: what can be taken back. */
function afterPart(part: AskedPart, t: Translate, model: ProfileModel) {
  if (part === "identity") return <IdentityWithdrawal t={t} model={model} />;
  return part === "known" ? <KnownEntries t={t} model={model} /> : undefined;
}

function fieldsOf(part: AskedPart, props: PartProps, model: ProfileModel) {
  switch (part) {
    case "work":
      return <WorkFields {...props} />;
    case "talking":
      return <TalkingFields {...props} />;
    case "offers":
      return <OfferFields {...props} role={model.role} />;
    case "values":
      return <ValueFields {...props} />;
    case "conferences":
      return <ConferenceFields {...props} />;
    case "residents":
      return <ResidentFields {...props} />;
    case "credentials":
      return <CredentialFields {...props} model={model} />;
    case "known":
      return <KnownFields {...props} />;
    case "apart":
      return <ApartFields {...props} />;
    case "identity":
      return <IdentityFields {...props} />;
  }
}

/** The page's own words for what is wrong, in the order of the fields. */
function wrongIn(t: Translate, { refused }: ProfileModel): Map<string, string> {
  const found = new Map<string, string>();
  if (refused === undefined) return found;
  const wrong = wrongFields(refused.errors);
  for (const field of partFields[refused.part]) {
    const words = wrong.has(field) ? wordsFor(t, field) : undefined;
    if (words === undefined) continue;
    found.set(field, words);
    wrong.delete(field);
  }
  if (wrong.size > 0) found.set("other", t("error.other"));
  return found;
}

/** Words for a field somebody types into; nobody can get a list wrong by hand. */
function wordsFor(t: Translate, field: string): string | undefined {
  if (field === "link" || field === "credentialLink") return t("profile.error.link");
  if (field === "years") return t("profile.error.years");
  if (field === "identityConsent") return t("profile.error.consent");
  if (field === "as") return t("known.error.as");
  if (field === "email") return t("known.error.email");
  if (field === "knows") return t("known.error.full");
  if (field === "apart") return t("known.error.apart");
  if (typedFields.includes(field)) return t("profile.error.text", { label: t.of(`profile.${field}`) });
  return t.has(`aspect.${field}`) ? t("profile.error.text", { label: t.of(`aspect.${field}`) }) : undefined;
}

const typedFields: readonly string[] = [
  ...["work", "region", "institution", "otherConference", "licence", "selectsResidents"],
];
