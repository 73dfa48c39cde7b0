import type { FieldProblem } from "#shared/domain/errors.ts";
import { aspects } from "#shared/domain/identity.ts";
import type { saidKinds } from "#shared/domain/known.ts";
import type { Role } from "#shared/domain/participant.ts";
import { type ProfilePart, valueNames } from "#shared/domain/profile.ts";
import type { VettingState } from "#shared/domain/vetting.ts";
import type { PageModel } from "./page-model.ts";

/** Identity is asked on the same page, and kept elsewhere. */
export type AskedPart = ProfilePart | "identity";

/** What stands in a form, field by field, as forms send it. */
export type FormState = Readonly<Record<string, readonly string[]>>;

/** The fields of each part's form. */
export const partFields: Readonly<Record<AskedPart, readonly string[]>> = {
  work: ["work", "profession", "discipline", "sector", "region", "institution", "alone"],
  talking: ["languages", "availability"],
  offers: ["offers", "wants", "topics", "supports", "lived", "group", "once"],
  values: valueNames,
  conferences: ["conferences", "otherConference", "link"],
  residents: ["selectsResidents"],
  credentials: ["licence", "years", "credentialLink"],
  known: ["as", "email", "knows"],
  apart: ["apart"],
  identity: [...aspects, "ratherNot", "shares", "identityConsent"],
};

/** The parts a person is asked: only mentors are vetted, and choose residents. */
export function partsFor(role: Role): AskedPart[] {
  const all: AskedPart[] = [
    ...(["work", "talking", "offers", "values", "conferences", "residents", "credentials"] as const),
    ...(["known", "apart", "identity"] as const),
  ];
  return role === "mentee" ? all.filter((part) => part !== "credentials" && part !== "residents") : all;
}

/** An entry of somebody's own, by what takes it back. */
export interface KnownLine {
  as: (typeof saidKinds)[number];
  id: string;
  /** The day it was said. */
  on: string;
}

/** A person's profile as they see it: forms, each with what was said before. */
export interface ProfileModel extends PageModel {
  programme: string;
  action: string;
  role: Role;
  vetting: VettingState;
  /** By when a mentor hears, while their application is open. */
  hearBy: string;
  said: FormState;
  done: readonly AskedPart[];
  /** Whom they said they know, without a name or an address: those are not kept where anybody could read them. */
  knows: readonly KnownLine[];
  /** The day they agreed to the identity answers being kept; absent: nothing is. */
  identitySince?: string | undefined;
  saved?: AskedPart | "identity-withdrawal" | "known-removal" | undefined;
  /** The part that was refused, and what is wrong in it. */
  refused?: { part: AskedPart; errors: readonly FieldProblem[] } | undefined;
}
