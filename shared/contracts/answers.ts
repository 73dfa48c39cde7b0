import * as z from "zod";
import { Concern } from "../domain/concern.ts";
import { KeyDate } from "../domain/key-date.ts";
import { Lane, Message } from "../domain/message.ts";
import { JobRun } from "../domain/operations.ts";
import { Said } from "../domain/option.ts";
import { Pace, PauseReason } from "../domain/pace.ts";
import { Participant, Stage, Topic } from "../domain/participant.ts";
import { Profile } from "../domain/profile.ts";
import { Programme } from "../domain/programme.ts";
import { PulseAnswer } from "../domain/pulse.ts";
import { Round } from "../domain/round.ts";
import { Talk } from "../domain/talk.ts";
import { Touchpoint } from "../domain/touchpoint.ts";
import { Work, WorkLine, WorkState, WorkValues } from "../domain/work.ts";

/** RFC 9457, for every error. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** What of a profile others may read. */
const Shown = Profile.pick({
  work: true,
  profession: true,
  discipline: true,
  sector: true,
  region: true,
  languages: true,
});

const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), cursor: z.string().nullable() });

/** What JSON callers of the public pages get: the state, never more than the page shows. */
export const Outcome = z.object({ outcome: z.string(), hearBy: z.string().optional() });
/** A form with its stamp and riddle, for programs that fill it in as a browser does. */
export const EmptyForm = Outcome.extend({
  stamp: z.string(),
  challenge: z.object({
    algorithm: z.literal("SHA-256"),
    salt: z.string(),
    challenge: z.string(),
    signature: z.string(),
    maxnumber: z.number().int(),
  }),
});
/** How it stands between two people who look for a time to talk. */
export const MeetPage = Outcome.extend({
  state: z.enum(["none", "yours", "theirs", "agreed"]),
  talk: Talk.pick({ number: true, sequence: true, minutes: true, how: true }).nullable(),
  times: z.array(z.string()),
  at: z.string().nullable(),
  link: z.string().nullable(),
  ask: z.object({ number: z.number().int(), at: z.string() }).nullable(),
  offered: z.array(z.string()),
  booking: z.string().nullable(),
});
/** A page of mentors, as the reader may see them, or why there is nobody to choose from now. */
export const MentorsPage = Outcome.extend({
  mentors: z.array(
    z
      .object({ id: z.string(), name: z.string(), stage: Stage, topics: z.array(Topic) })
      .extend({ warning: z.string().optional() })
      .extend(Shown.partial().shape),
  ),
  after: z.string().nullable(),
});
/** Whom one chooses among before a round, with what one said oneself; nothing of what anybody said of oneself. */
const Choosable = z.object({ id: z.string(), name: z.string(), says: Said.nullable(), talk: z.boolean() });
export const ChoosePage = Outcome.extend({
  until: z.string().nullable(),
  calls: z.enum(["asked", "yes", "no"]).nullable(),
  mentors: z.array(Choosable),
  mentees: z.array(Choosable),
});
export const Accepted = z.object({ id: z.string(), status: z.string() });
export const Programmes = page(Programme);
export const Participants = page(Participant);
export const Concerns = page(Concern);
export const KeyDates = page(KeyDate);
/** `unreadable`: those among them that this version cannot read, so that they are not listed. */
export const Messages = page(Message).extend({ unreadable: z.number().int() });
/** Bringing a table that was put back in line with the journal: `needed` until somebody asks that mail may leave. */
export const RestoreReport = z.object({
  state: z.enum(["needed", ...WorkState.options]),
  /** Lines of the journal that were looked at. */
  done: z.number().int(),
  summary: WorkValues.optional(),
  /** Mails the table knows nothing of: the first of them. */
  unknown: z.array(z.object({ mail: z.string(), at: z.string() })).optional(),
});
export type RestoreReport = z.infer<typeof RestoreReport>;
/** How fast mail may leave by SES's word, and which lanes stand still. */
const PaceReport = z.object({
  quota: Pace.shape.quota,
  halts: z.array(z.object({ lane: Lane, reason: PauseReason, until: z.string() })),
  stopped: Pace.shape.stopped,
  /** Mass mail waits, for what is left of the day's quota is kept for what people wait for. */
  spared: z.boolean().optional(),
});
export type PaceReport = z.infer<typeof PaceReport>;
export const BrakeReport = z.object({
  state: z.enum(["armed", "on"]),
  changedAt: z.string().nullable(),
  pace: PaceReport,
  restore: RestoreReport.optional(),
});
export const MePage = z.object({
  name: z.string(),
  role: z.string(),
  places: z.number().int().nullable(),
  mentorships: z.array(z.object({ id: z.string(), with: z.array(z.string()), since: z.string() })),
  year: z.array(Touchpoint.pick({ key: true, occurrence: true, date: true, state: true, reason: true })),
  feed: z.string(),
});
/** What a person said of themselves, field by field as its forms have them; who they are is left out. */
export const ProfilePage = Outcome.extend({
  said: z.record(z.string(), z.array(z.string())),
  /** Whom they said they know: what each is to them, and since when; `id` takes it back. */
  knows: z.array(z.object({ id: z.string(), as: z.string(), on: z.string() })),
});
const dated = z.object({ at: z.string() });
/** How something came to its day or to silence: the rules in their order, what they found, what came of it. */
const Explained = Touchpoint.pick({ key: true, date: true, state: true, reason: true, trace: true }).extend({
  silence: z.string().optional(),
  mentor: z.boolean().optional(),
  next: z.object({ key: z.string(), date: z.string() }).optional(),
});
/** What a person agreed to, what they were sent and why, and who did what; while they are being erased, only that. */
export const PrivacyReport = z.object({
  outcome: z.enum(["privacy", "erasing"]),
  consents: z.array(dated.extend({ to: z.enum(["sign-up", "identity"]) })).optional(),
  mails: z
    .array(
      Message.pick({ kind: true, state: true, reason: true }).extend({
        at: z.string(),
        touchpoint: z.string().optional(),
        explained: z.array(Explained).optional(),
      }),
    )
    .optional(),
  silences: z.array(Explained).optional(),
  acts: z.array(dated.extend({ did: z.string(), by: z.string() })).optional(),
});
/** What one said oneself of each mentorship at this moment, and where to turn if one may not speak freely. */
export const Questions = Outcome.extend({
  mentorships: z.array(
    PulseAnswer.pick({ mentorship: true, side: true, cycle: true, moment: true, steps: true }).extend({
      jointWork: z.boolean().nullable(),
    }),
  ),
  turnTo: z.string().nullable(),
});
/** Everything that is kept of a person, by kind of record. */
export const Export = z.record(z.string(), z.unknown());
/** How far long work is, with a page of its lines. */
export const WorkReport = Work.extend({ lines: z.array(WorkLine), cursor: z.string().nullable() });
/** A join link to hand on. */
export const Invitation = z.object({ link: z.url() });
export { Concern, JobRun, KeyDate, Participant, Programme, Round };
