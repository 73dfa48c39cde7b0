import * as z from "zod";
import { Mentorship } from "../../domain/mentorship.ts";
import { Message } from "../../domain/message.ts";
import { Audit } from "../../domain/operations.ts";
import { Relation } from "../../domain/pairing-policy.ts";
import { Participant } from "../../domain/participant.ts";
import { Person } from "../../domain/person.ts";
import { Profile } from "../../domain/profile.ts";
import { Touchpoint, TraceStep } from "../../domain/touchpoint.ts";

const of = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), pages: z.number().int() });

/** What a coordinator may know of somebody in the programme. What they said of who they are is not in it. */
const Known = Person.pick({ id: true, name: true, email: true, second: true, addressState: true }).extend(
  Person.pick({ locale: true, zone: true, consent: true, prompts: true }).shape,
);
const Act = Audit.pick({ at: true, about: true, by: true, did: true, reason: true });

/** One person's part in the programme, with every mail, every silence and who did what, a page of each. */
export const PersonReport = z.object({
  participant: Participant,
  /** `null` while they are known elsewhere and have said nothing here. */
  person: Known.nullable(),
  places: z.number().int().nullable(),
  vetting: z.array(Act),
  mentorships: z.array(Mentorship.pick({ id: true, state: true, startDate: true, endedAt: true })),
  wait: z.object({ since: z.string(), hearBy: z.string(), place: z.number().int().nullable() }).nullable(),
  year: of(Touchpoint.pick({ key: true, occurrence: true, date: true, state: true, reason: true, trace: true })),
  mails: of(
    Message.pick({ id: true, kind: true, state: true, reason: true, history: true }).extend({ at: z.string() }),
  ),
  acts: of(Act),
  /** What coordinators of the programme noted between them and others; `null` for who is nobody of it. */
  ties: z.array(z.object({ id: z.string(), as: Relation, at: z.string().optional(), name: z.string().nullable() })),
});

/** Everything in anybody's year that concerns one person: rules, facts and verdicts, and their mails about it. */
export const YearReport = z.object({
  touchpoints: z.array(
    Touchpoint.pick({
      id: true,
      key: true,
      occurrence: true,
      date: true,
      expires: true,
      state: true,
      reason: true,
    }).extend({
      side: z.enum(["mentee", "mentor"]),
      /** Why no mail of it reaches this person; `null` where one does or did. */
      silence: z.string().nullable(),
      /** The rules in their order, what each found and what came of it; `null` where planned before it was kept. */
      trace: z.array(TraceStep).nullable(),
      /** The same in sentences. */
      why: z.array(z.string()),
      messages: z.array(
        Message.pick({ id: true, state: true, reason: true, dueAt: true, expiresAt: true, sentAt: true }).extend(
          Message.pick({ attempts: true, history: true }).shape,
        ),
      ),
    }),
  ),
});

/** The mentor whose turn it is to be vetted, and how many wait. */
export const VettingReport = z.object({
  mentor: z
    .object({
      participant: Participant,
      person: Known,
      credentials: Profile.shape.credentials,
      places: z.number().int().nullable(),
      vetting: z.array(Act),
    })
    .nullable(),
  waiting: z.number().int(),
  asked: z.number().int(),
  /** There are more than were counted. */
  more: z.boolean(),
});

/** What is to be done today, most urgent first. */
export const TodayReport = z.object({
  paused: z.boolean(),
  stopped: z.boolean(),
  waiting: z.array(
    z.object({
      about: z.string(),
      count: z.number().int(),
      more: z.boolean(),
      path: z.string(),
      /** Of those counted, how many cannot be read. */
      unreadable: z.number().int().optional(),
      first: z.array(z.object({ path: z.string(), names: z.array(z.string()), at: z.string().optional() })),
    }),
  ),
});
