import * as z from "zod";
import { KeyDate } from "../domain/key-date.ts";
import { Mentorship } from "../domain/mentorship.ts";
import { Message } from "../domain/message.ts";
import { JobRun } from "../domain/operations.ts";
import { Participant } from "../domain/participant.ts";
import { Programme } from "../domain/programme.ts";
import { Proposal, Round } from "../domain/round.ts";
import { Touchpoint } from "../domain/touchpoint.ts";

/** RFC 9457, for every error. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), cursor: z.string().nullable() });

/** What JSON callers of the public pages get: the state, never more than the page shows. */
export const Outcome = z.object({ outcome: z.string(), hearBy: z.string().optional() });
export const Accepted = z.object({ id: z.string(), status: z.string() });
export const Programmes = page(Programme);
export const Participants = page(Participant);
export const KeyDates = page(KeyDate);
export const Mentorships = page(Mentorship);
export const Messages = page(Message);
export const RoundReport = Round.extend({ proposals: z.array(Proposal) });
export const BrakeReport = z.object({ state: z.enum(["armed", "on"]), changedAt: z.string().nullable() });
export const MePage = z.object({
  name: z.string(),
  role: z.string(),
  places: z.number().int().nullable(),
  mentorships: z.array(z.object({ id: z.string(), with: z.array(z.string()), since: z.string() })),
  year: z.array(Touchpoint.pick({ key: true, occurrence: true, date: true, state: true, reason: true })),
  feed: z.string(),
});
export { JobRun, KeyDate, Participant, Programme, Round };
