import * as z from "zod";
import { Locale } from "../../domain/locale.ts";
import { MemberState, MemberStatus } from "../../domain/member.ts";
import { Role, Stage, Topic } from "../../domain/participant.ts";
import { EmailAddress, line } from "../../domain/person.ts";
import { DateText, Zone } from "../../domain/time.ts";
import { ProgrammePath } from "../requests.ts";
import { DeskListQuery } from "./desk-requests.ts";

/** A member by their number, as long as the sign-up form takes it. */
export const MemberPath = ProgrammePath.extend({ number: line(40) });

/** All the society says of a member; what is left out is not known any more. The number stands in the address. */
export const PutMember = z.strictObject({
  name: line(80).optional(),
  email: EmailAddress.optional(),
  role: Role.optional(),
  stage: Stage.optional(),
  topics: z.array(Topic).max(3).optional(),
  zone: Zone.optional(),
  language: Locale.optional(),
  places: z.number().int().min(0).max(10).optional(),
  status: MemberStatus,
  expires: DateText.optional(),
});
export type PutMember = z.infer<typeof PutMember>;

export const MembersQuery = DeskListQuery.extend({
  state: z.preprocess((value) => (value === "" ? undefined : value), MemberState.exclude(["erased"]).optional()),
});

/** To look only says how many would be invited, and who not. */
export const InviteMembers = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    dryRun: z
      .union([
        z.boolean(),
        z.enum(["yes", "true", "no", "false"]).transform((word) => word === "yes" || word === "true"),
      ])
      .default(true),
  }),
);
