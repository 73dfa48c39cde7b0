import { aspects } from "#shared/domain/identity.ts";
import { saidKinds } from "#shared/domain/known.ts";
import { talkLanguages, valueNames } from "#shared/domain/profile.ts";
import { type AddressLinkState, addressLinkPage } from "#shared/pages/address-link.tsx";
import { type AddressesModel, addressesPage, addressProblems } from "#shared/pages/addresses.tsx";
import { mePage } from "#shared/pages/me.tsx";
import type { MeModel } from "#shared/pages/me-model.ts";
import { orientationPage } from "#shared/pages/orientation.tsx";
import { profilePage } from "#shared/pages/profile.tsx";
import { type AskedPart, type ProfileModel, partFields, partsFor } from "#shared/pages/profile-model.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** A mentor's profile with something in every field. */
function profileSample({ locale, programme, mentor }: SampleWords): ProfileModel {
  const values = valueNames.map((name, index) => [name, [String((index % 5) + 1)]]);
  const identity = aspects.map((aspect) => [aspect, [mentor]]);
  return {
    ...{ locale, programme, me: `${site}/me/token`, action: `${site}/me/token/profile`, role: "both" },
    ...{ vetting: "applied", hearBy: "2026-09-30", identitySince: "2026-08-17", done: ["work", "identity"] },
    knows: saidKinds.map((as, index) => ({ id: `kno_${index}`, as, on: "2026-08-17" })),
    said: {
      ...Object.fromEntries([...values, ...identity]),
      ...{
        work: [mentor],
        profession: ["midwife"],
        region: [mentor],
        languages: [...talkLanguages],
        offers: ["advice"],
      },
      ...{
        selectsResidents: [mentor, "Toronto General"],
        lived: ["rural"],
        shares: ["gender"],
        ratherNot: ["faith"],
        licence: [mentor],
        years: ["12"],
      },
      ...{ link: ["https://orcid.org/0000-0001"], apart: [mentor, "Acme Health"] },
    },
  };
}

function addressesSample({ locale, programme }: SampleWords): AddressesModel {
  const action = `${site}/me/token/addresses`;
  return { locale, programme, me: `${site}/me/token`, action, email: "alex@school.example", state: "confirmed" };
}

const refusedOf = (action: string, of: string, typed: string) => ({ refused: { action, of, typed } });
const parts: AskedPart[] = partsFor("both");
const links: AddressLinkState[] = ["ask", "confirmed", "taken", "ask-stop", "stopped", "over"];

/** The pages a person's profile, orientation and addresses are on, in every state, by name; and their own page in a pause. */
export function ownPages(words: SampleWords, me: MeModel): Record<string, string> {
  const { locale, programme } = words;
  const profile = profileSample(words);
  const addresses = addressesSample(words);
  const orientation = {
    concern: `${site}/concern/demo`,
    locale,
    programme,
    me: `${site}/me/token`,
    action: `${site}/me/token/orientation`,
  };
  const wrong = (part: AskedPart) => [...partFields[part], "pet"].map((field) => ({ field, message: "wrong" }));
  const refused = { action: "change", typed: "alex@", errors: [{ field: "email", message: "wrong" }] } as const;
  const again = { action: "second", typed: addresses.email } as const;
  return {
    profile: profilePage({ ...profile, saved: "work" }),
    "profile empty": profilePage({
      ...profile,
      said: {},
      done: [],
      role: "mentee",
      knows: [],
      identitySince: undefined,
    }),
    "profile known": profilePage({ ...profile, saved: "known" }),
    "profile known removed": profilePage({ ...profile, saved: "known-removal" }),
    "profile withdrawn": profilePage({ ...profile, saved: "identity-withdrawal", vetting: "more-information" }),
    ...Object.fromEntries(
      parts.map((part) => [
        `profile ${part} wrong`,
        profilePage({ ...profile, vetting: "rejected", refused: { part, errors: wrong(part) } }),
      ]),
    ),
    "profile approved": profilePage({ ...profile, vetting: "approved", role: "mentor", done: parts }),
    "orientation mentor": orientationPage({ ...orientation, role: "mentor" }),
    "orientation mentee": orientationPage({ ...orientation, role: "mentee" }),
    "orientation read": orientationPage({ ...orientation, role: "both", since: "2026-08-24" }),
    "me rest refused": mePage({ ...me, saved: undefined, ...refusedOf("pause-mentorship", "shp_2", "yesterday") }),
    "me move refused": mePage({ ...me, saved: undefined, ...refusedOf("wish", "midyear-plan.2026", "2027-12-24") }),
    "me refused": mePage({ ...me, saved: undefined, ...refusedOf("places", "", "") }),
    "me compared": mePage({
      ...me,
      saved: "in-touch",
      compares: "told",
      mentorships: me.mentorships.map((one) => ({ ...one, lastTalk: "2026-11-09" })),
    }),
    "me compared no more": mePage({ ...me, saved: "all-prompts", compares: "all" }),
    "me paused": mePage({ ...me, pausedUntil: "2027-01-10", saved: "pause" }),
    addresses: addressesPage(addresses),
    "addresses bouncing": addressesPage({ ...addresses, state: "bouncing", did: "cancel" }),
    "addresses pending": addressesPage({
      ...addresses,
      ...{ second: "alex@post.example", did: "change", pending: { email: "alex@new.example", as: "first" } },
    }),
    "addresses wrong": addressesPage({ ...addresses, refused }),
    "addresses yours": addressesPage({
      ...addresses,
      ...{ did: "remove-second", refused: { ...again, errors: [{ field: "email", message: addressProblems.yours }] } },
    }),
    "addresses often": addressesPage({
      ...addresses,
      refused: { ...again, errors: [{ field: "email", message: addressProblems.often }] },
    }),
    ...Object.fromEntries(
      links.map((state) => [
        `address ${state}`,
        addressLinkPage({ locale, programme, action: `${site}/address/token`, myPage: `${site}/my-page/demo`, state }),
      ]),
    ),
  };
}
