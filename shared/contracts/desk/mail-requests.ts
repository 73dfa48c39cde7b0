import * as z from "zod";
import { line } from "../../domain/person.ts";
import { DateText } from "../../domain/time.ts";
import { ProgrammePath } from "../requests.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";

const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);
/** A form sends one value where several could be, and none where nothing is ticked. */
const list = (value: unknown) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]);

/** A prompt by the key of its touchpoint, any other mail by its kind. */
const What = z.string().max(60);

/** Mail ahead: all of it, or one prompt or kind, or one day in the programme's zone. */
export const MailQuery = DeskListQuery.extend({
  what: z.preprocess(emptyIsAbsent, What.optional()).catch(undefined),
  day: z.preprocess(emptyIsAbsent, DateText.optional()).catch(undefined),
});

/** About whom (a person's id, an e-mail address, a member number, a part of a name), and about which prompt or kind. */
export const WhyQuery = DeskQuery.extend({
  who: z.preprocess(emptyIsAbsent, line(254).optional()),
  about: z.preprocess(emptyIsAbsent, What.optional()),
});

export const MessagePath = ProgrammePath.extend({ message: z.string().max(80) });

/** `hold` what is still to leave; `release` what is held; `leave` it unsent for good. */
export const acts = ["hold", "release", "leave"] as const;
export type Act = (typeof acts)[number];

/** Several mails at once. */
export const mostAtOnce = 50;
export const DecideSeveral = z.strictObject({
  act: z.enum(acts),
  messages: z.preprocess(list, z.array(z.string().max(80)).max(mostAtOnce)),
});

/** All of one prompt or kind on one day. */
export const DecideDay = z.strictObject({ act: z.enum(["hold", "release"]), what: What, day: DateText });
