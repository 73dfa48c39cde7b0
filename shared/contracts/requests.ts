import * as z from "zod";
import { KeyDateName } from "../domain/key-date.ts";
import { Locale } from "../domain/locale.ts";
import { Acquaintance, ConferenceStep, IntroductionCount } from "../domain/meeting-notes.ts";
import { Need } from "../domain/need.ts";
import { FactName, MilestoneName, Role, Stage, Topic } from "../domain/participant.ts";
import { EmailAddress, line } from "../domain/person.ts";
import { ProgrammeId } from "../domain/programme.ts";
import { DateText, Zone } from "../domain/time.ts";
import { PairWishes } from "./pair-requests.ts";
import { jobNames } from "./schedules.ts";
import { WaitingWishes } from "./waiting-requests.ts";

/** Forms send one value where JSON sends a list, and "" for what was left empty. */
const oneOrMany = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => one !== "") : value === "" || value === undefined ? [] : [value];
const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);

export const ProgrammePath = z.strictObject({ programme: ProgrammeId });
export const TokenPath = z.strictObject({ token: z.string().min(1).max(600) });
export const LanguageQuery = z.object({ lang: Locale.optional().catch(undefined) });

/** The eight fields of the form. Pairing works on these alone. */
export const SignUp = z.strictObject({
  name: line(80),
  email: EmailAddress,
  role: Role,
  stage: Stage,
  memberNumber: z.preprocess(emptyIsAbsent, line(40).optional()),
  topics: z.preprocess(
    oneOrMany,
    z
      .array(Topic)
      .min(1)
      .max(3)
      .refine((list) => new Set(list).size === list.length, "each topic once"),
  ),
  zone: Zone,
  consent: z
    .union([z.literal(true), z.literal("yes"), z.literal("on"), z.literal("true")])
    .transform(() => true as const),
});
export type SignUp = z.infer<typeof SignUp>;

/** Pages post an empty form to confirm. */
export const Nothing = z.preprocess((value) => value ?? {}, z.strictObject({}));

/** `undo` takes one's own no back. */
export const Respond = z.strictObject({ answer: z.enum(["yes", "no", "undo"]) });

/**
 * `met`, `snooze`, `skip`, `swap` for another topic, what one needs now instead (`need.cv`), or a fact with yes or no
 * (`attends.yes`).
 */
export const Answer = z.strictObject({
  answer: z.union([
    z.enum(["met", "snooze", "skip", "swap"]),
    z.templateLiteral(["need.", Need]),
    z.templateLiteral([FactName, ".", z.enum(["yes", "no"])]),
    // Of a conference: whom one would like to meet, what came of it, what next.
    z.templateLiteral(["people.", Acquaintance]),
    z.templateLiteral(["made.", IntroductionCount]),
    z.templateLiteral(["next.", ConferenceStep]),
  ]),
});
export type Answer = z.infer<typeof Answer>;

/** `do=met` in a link of a mail marks that button; it never acts. */
export const AnswerQuery = LanguageQuery.extend({ do: z.string().max(40).optional().catch(undefined) });

/** A slip of the keyboard makes the year 20226; no year plan reaches that far. */
function isInReach(date: string): boolean {
  return date >= "2000-01-01" && date < "2100-01-01";
}

/** What people change on their own page, one thing at a time. */
export const UpdateMe = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("milestone"),
    milestone: MilestoneName,
    date: z.preprocess(emptyIsAbsent, DateText.refine(isInReach, "a day of this century").optional()),
  }),
  z.strictObject({ action: z.literal("fact"), fact: FactName, value: z.enum(["yes", "no"]) }),
  z.strictObject({ action: z.literal("places"), places: z.coerce.number().int().min(0).max(10) }),
  z.strictObject({ action: z.literal("language"), language: Locale }),
  z.strictObject({ action: z.literal("zone"), zone: Zone }),
  z.strictObject({ action: z.literal("prompts"), prompts: z.enum(["on", "off"]) }),
  z.strictObject({ action: z.literal("pause"), until: z.preprocess(emptyIsAbsent, DateText.optional()) }),
  z.strictObject({ action: z.literal("resume") }),
  /** Another address for one's calendar; the present one ends. */
  z.strictObject({ action: z.literal("feed") }),
  z.strictObject({ action: z.literal("end"), mentorship: z.string().max(60) }),
  z.strictObject({ action: z.literal("leave") }),
  z.strictObject({ action: z.literal("in-touch"), mentorship: z.string().max(60) }),
  z.strictObject({ action: z.literal("all-prompts") }),
  ...PairWishes,
  ...WaitingWishes,
]);
export type UpdateMe = z.infer<typeof UpdateMe>;

/** RFC 8058 posts `List-Unsubscribe=One-Click`, as a form or multipart; whatever is in it, the link itself says everything. */
export const Unsubscribe = z.unknown();
/** What the page posts to turn them on again. With anything beside it, it is no undo: to stop them must always work. */
export const UndoUnsubscribe = z.strictObject({ undo: z.literal("yes") });

export const ParticipantPath = ProgrammePath.extend({ person: z.string().max(60) });
export const ConcernPath = ProgrammePath.extend({ concern: z.string().max(60) });
export const decisions = ["approve", "mark-checked", "ask-documents", "more-information", "reject"] as const;
export const Vet = z.strictObject({
  decision: z.enum(decisions),
  /** Mentees they may take over all programmes. */
  places: z.preprocess(emptyIsAbsent, z.coerce.number().int().min(0).max(10).optional()),
  /** Kept with the decision. */
  reason: z.preprocess(emptyIsAbsent, line(300).optional()),
});
export type Vet = z.infer<typeof Vet>;

export const ListQuery = z.object({
  state: z.string().max(40).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const RoundPath = ProgrammePath.extend({ round: z.string().max(60) });
export const StartRound = z.preprocess((value) => value ?? {}, z.strictObject({ publish: z.boolean().default(false) }));
export const KeyDatePath = ProgrammePath.extend({ keyDate: KeyDateName });
export const JobPath = z.strictObject({ job: z.enum(jobNames) });
export const JobRunPath = JobPath.extend({ run: z.string().max(60) });
export const RunJob = z.preprocess(
  (value) => value ?? {},
  z.strictObject({ dryRun: z.boolean().default(false), programme: ProgrammeId.optional() }),
);
export const ArmBrake = z.preprocess(
  (value) => value ?? {},
  z.strictObject({ state: z.enum(["armed", "on", "release"]).default("armed") }),
);
