import * as z from "zod";
import { Role } from "../../domain/participant.ts";
import { line } from "../../domain/person.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";

const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);

/** Participants, narrowed: by how they stand, their role, whether they wait for a mentor, or what is known of them. */
export const PeopleQuery = DeskListQuery.extend({
  role: z.preprocess(emptyIsAbsent, Role.optional()),
  waiting: z.preprocess(emptyIsAbsent, z.literal("yes").optional()),
  /** An e-mail address, a member number, or a part of a name. */
  q: z.preprocess(emptyIsAbsent, line(254).optional()),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

const page = z.coerce.number().int().min(0).max(10_000).default(0).catch(0);

/** One person's page: which page of their year, their mail and what was done, the first being 0. */
export const PersonQuery = DeskQuery.extend({ year: page, mails: page, acts: page });

/** The mentor whose turn it is, or the one behind somebody who was passed over for now. */
export const VettingQuery = DeskQuery.extend({ after: z.string().max(60).optional().catch(undefined) });
