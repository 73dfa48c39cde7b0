import type { Temporal } from "temporal-polyfill";
import type { UpdateProfile } from "../../contracts/profile-requests.ts";
import { aspects, type Identity } from "../../domain/identity.ts";
import { saidBy } from "../../domain/known.ts";
import { type Profile, profileParts, valueNames } from "../../domain/profile.ts";
import { instantText } from "../../domain/time.ts";
import { type AskedPart, type FormState, partFields } from "../../pages/profile-model.ts";

/** What a part's form said, but for the identity answers, which have a record of their own. */
type ProfileWish = Exclude<UpdateProfile, { part: "identity" | "identity-withdrawal" | "known" | "known-removal" }>;

/** A profile with one part as it was just said; whatever was left empty is gone. */
export function withPart(profile: Profile, wish: ProfileWish, now: Temporal.Instant): Profile {
  switch (wish.part) {
    case "work": {
      const { work, profession, discipline, sector, region, institution } = wish;
      const alone = wish.alone === undefined ? undefined : true;
      return { ...profile, work, profession, discipline, sector, region, institution, alone };
    }
    case "talking":
      return { ...profile, languages: wish.languages, availability: wish.availability };
    case "offers": {
      const { offers, wants, topics, supports, lived, group } = wish;
      const once = wish.once === undefined ? undefined : true;
      return { ...profile, offers, wants, topics, supports, lived, group, once };
    }
    case "conferences":
      return { ...profile, conferences: wish.conferences, otherConference: wish.otherConference, link: wish.link };
    case "values": {
      const values: NonNullable<Profile["values"]> = {};
      for (const name of valueNames) if (wish[name] !== undefined) values[name] = wish[name];
      return { ...profile, values };
    }
    case "residents": {
      const places = [...new Set(wish.selectsResidents)];
      return { ...profile, selectsResidents: places.length === 0 ? undefined : places };
    }
    case "apart":
      return { ...profile, apart: wish.apart.length === 0 ? undefined : [...new Set(wish.apart)] };
    case "credentials": {
      const { licence, years, credentialLink: link } = wish;
      const nothing = licence === undefined && years === undefined && link === undefined;
      return { ...profile, credentials: nothing ? undefined : { licence, years, link, givenAt: instantText(now) } };
    }
  }
}

/** Everything that was said, as the forms show it. */
export function formState(profile: Profile | undefined, identity: Identity | undefined): FormState {
  // What a mentee keeps out of a mentorship is set elsewhere, and shown nowhere else.
  const {
    credentials,
    elsewhere: ___,
    knows,
    values = {},
    id: _,
    version: __,
    ...said
  } = profile ?? { id: "", version: 0 };
  const all: Record<string, unknown> = { ...said, ...values };
  // What coordinators noted is told of in the export alone, and whom it is about nowhere.
  all["knows"] = saidBy({ knows }).map(({ as }) => as);
  all["once"] = said.once && "yes";
  all["alone"] = said.alone && "yes";
  all["licence"] = credentials?.licence;
  all["years"] = credentials?.years;
  all["credentialLink"] = credentials?.link;
  const answers = identity?.answers ?? {};
  for (const aspect of aspects) {
    const answer = answers[aspect];
    if (answer !== undefined && "says" in answer) all[aspect] = answer.says;
  }
  all["ratherNot"] = aspects.filter((aspect) => "ratherNot" in (answers[aspect] ?? {}));
  all["shares"] = identity?.shares;
  all["identityConsent"] = identity && "yes";
  return textOf(all);
}

/** The same with what somebody just typed into one part: shown again, never trusted. */
export function stateWhenRefused(
  kept: FormState,
  part: AskedPart,
  typed: Readonly<Record<string, unknown>>,
): FormState {
  const others = Object.entries(kept).filter(([field]) => !partFields[part].includes(field));
  const mine = Object.entries(typed).filter(([field]) => partFields[part].includes(field));
  return { ...Object.fromEntries(others), ...textOf(Object.fromEntries(mine)) };
}

/** The parts something was said in. */
export function partsDone(said: FormState): AskedPart[] {
  const asked: AskedPart[] = [...profileParts, "identity"];
  return asked.filter((part) => partFields[part].some((field) => (said[field]?.length ?? 0) > 0));
}

/** Characters of one answer that are shown again, at most. */
const shown = 400;

function textOf(fields: Readonly<Record<string, unknown>>): FormState {
  const text = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? [String(value).slice(0, shown)] : [];
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, Array.isArray(value) ? value.flatMap(text) : text(value)]),
  );
}
