import * as z from "zod";
import { Aspect, aspects } from "../domain/identity.ts";
import { saidKinds } from "../domain/known.ts";
import { Topic } from "../domain/participant.ts";
import { EmailAddress, line } from "../domain/person.ts";
import {
  Availability,
  Conference,
  Discipline,
  Group,
  Profession,
  Sector,
  TalkLanguage,
  ValueStep,
  valueNames,
  Way,
} from "../domain/profile.ts";

/** Nothing in a profile is needed: an empty field takes back what was said. */
const emptyIsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
/** Several lines become one. */
const oneLine = (value: unknown) => (typeof value === "string" ? value.replaceAll(/[\r\n\t]+/g, " ") : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsAbsent, schema.optional());
const words = (max: number) => z.preprocess((value) => emptyIsAbsent(oneLine(value)), line(max).optional());

/** Boxes of a form: none, one or many; each counts once. */
const some = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z.preprocess((value) => {
    const list = Array.isArray(value) ? value : [value];
    return [...new Set(list.filter((one) => one !== undefined && one !== ""))];
  }, z.array(schema).max(most));

/** An address people may open: nothing but https, as the parser of the platform writes it. */
export const HttpsLink = z
  .string()
  .max(300)
  .transform((text) => text.trim())
  .pipe(z.url({ protocol: /^https$/, hostname: z.regexes.domain, normalize: true }))
  // A name before the host makes a stranger's site look like somebody's own.
  .refine((text) => /^https:\/\/[^/@]+\//.test(text), "must not name a user");

/** Fields of one line each, as many of them as were filled in. */
const lines = (length: number, most: number) =>
  z.preprocess(
    (value) => {
      const list = Array.isArray(value) ? value : [value];
      return list.map(oneLine).filter((one) => emptyIsAbsent(one) !== undefined);
    },
    z.array(line(length)).max(most),
  );

const step = optional(z.coerce.number().pipe(ValueStep));
const [planning, directness, thinking, breadth, boundaries, purpose] = valueNames;

/** One part of a profile at a time; each is a form of its own, and nothing in any of them is required. */
export const UpdateProfile = z.discriminatedUnion("part", [
  z.strictObject({
    part: z.literal("work"),
    work: words(200),
    profession: optional(Profession),
    discipline: optional(Discipline),
    sector: optional(Sector),
    region: words(60),
    institution: words(120),
    alone: optional(z.enum(["yes"])),
  }),
  z.strictObject({
    part: z.literal("talking"),
    languages: some(TalkLanguage, 10),
    availability: some(Availability, 4),
  }),
  z.strictObject({
    part: z.literal("offers"),
    offers: some(Way, 3),
    wants: some(Way, 3),
    topics: some(Topic, 15),
    supports: some(Group, 8),
    lived: some(Group, 8),
    group: optional(z.coerce.number().int().min(2).max(8)),
    once: optional(z.enum(["yes"])),
  }),
  z.strictObject({
    part: z.literal("values"),
    [planning]: step,
    [directness]: step,
    [thinking]: step,
    [breadth]: step,
    [boundaries]: step,
    [purpose]: step,
  }),
  z.strictObject({
    part: z.literal("conferences"),
    conferences: some(Conference, 8),
    otherConference: words(80),
    link: optional(HttpsLink),
  }),
  z.strictObject({
    part: z.literal("residents"),
    /** Names of places: short, a line each. */
    selectsResidents: lines(60, 5),
  }),
  z.strictObject({
    part: z.literal("credentials"),
    licence: words(200),
    years: optional(z.coerce.number().int().min(0).max(70)),
    credentialLink: optional(HttpsLink),
  }),
  z.strictObject({
    part: z.literal("identity"),
    /** Its own tick: without it nothing is kept. */
    identityConsent: z.union([z.literal(true), z.literal("yes"), z.literal("on")]).transform(() => true as const),
    gender: words(80),
    ethnicity: words(80),
    "first-generation": words(80),
    disability: words(80),
    faith: words(80),
    orientation: words(80),
    "parent-or-carer": words(80),
    /** Where somebody would rather not say: then no words of theirs are kept for it. */
    ratherNot: some(Aspect, aspects.length),
    shares: some(Aspect, aspects.length),
  }),
  z.strictObject({ part: z.literal("identity-withdrawal") }),
  /** What somebody is to them, by that person's address, which is kept where nobody can read it. */
  z.strictObject({ part: z.literal("known"), as: z.enum(saidKinds), email: EmailAddress }),
  z.strictObject({ part: z.literal("known-removal"), entry: z.string().regex(/^kno_[0-9a-z]{20}$/) }),
  /** Institutions they would rather have no partner from. */
  z.strictObject({ part: z.literal("apart"), apart: lines(120, 10) }),
]);
export type UpdateProfile = z.infer<typeof UpdateProfile>;
