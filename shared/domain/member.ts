import * as z from "zod";
import { derivedId } from "./ids.ts";
import { Locale } from "./locale.ts";
import { Role, Stage, Topic } from "./participant.ts";
import { DateText, InstantText, Zone } from "./time.ts";

/** How somebody stands with the society, by its own roll. */
export const memberStatuses = ["active", "lapsed", "pending"] as const;
export const MemberStatus = z.enum(memberStatuses);

/**
 * `listed`: on the roll, and nobody wrote to them. `invited`: they were asked to join. `joined`: they take part.
 * `erased`: they asked to be forgotten; all that is kept is that this line of the roll is not to be stored again.
 */
export const MemberState = z.enum(["listed", "invited", "joined", "erased"]);
export type MemberState = z.infer<typeof MemberState>;

/** What a society says of one of its members. Nobody is a participant because of it: people join by their own yes. */
export const MemberFields = z.object({
  memberNumber: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  role: Role.optional(),
  stage: Stage.optional(),
  topics: z.array(Topic).max(3).optional(),
  zone: Zone.optional(),
  locale: Locale.optional(),
  places: z.number().int().min(0).max(10).optional(),
  status: MemberStatus.optional(),
  /** The last day of the membership. */
  expires: DateText.optional(),
});
export type MemberFields = z.infer<typeof MemberFields>;

/** One line of a society's roll in a programme. Lies under `PERSON#`, for it is personal data. */
export const Member = MemberFields.extend({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  /** The keyed hash of the address, by which it is found when its person asks for it or is erased. */
  addressHash: z.string().optional(),
  state: MemberState,
  /** When they were last invited. */
  invitedAt: InstantText.optional(),
  /** Who they are, once they take part. */
  person: z.string().optional(),
  /** Who signed up with its number last and is not known to be this member: coordinators look into it. */
  typedBy: z.string().optional(),
  /** The import that wrote it last, or `api`. */
  source: z.string(),
  updatedAt: InstantText,
});
export type Member = z.infer<typeof Member>;

/** The id of a line of the roll, from the keyed hash of its member number, or of its address where it has no number. */
export function memberId(programme: string, hash: string): string {
  return derivedId("mem", programme, hash);
}

/** All that stays of somebody who was erased: that this line is not to be stored again. */
export function erasedMember(
  { id, version, programme }: Pick<Member, "id" | "version" | "programme">,
  at: string,
): Member {
  return { id, version, programme, state: "erased", source: "almanac", updatedAt: at };
}
