import * as z from "zod";
import { endingReasons } from "../../domain/mentorship.ts";
import { ParticipantPath, ProgrammePath, RoundPath } from "../requests.ts";

const id = z.string().max(60);
/** A form sends "" for what was left empty. */
const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().trim().max(254).optional());

export const ProposalPath = RoundPath.extend({ proposal: id });
export const UnpairedPath = RoundPath.extend({ person: id });
export const ChangePath = RoundPath.extend({ work: id });
export const MentorshipPath = ProgrammePath.extend({ mentorship: id });
export const MentorChoicesPath = ParticipantPath.extend({ work: id });

/** Another mentor for a mentee of a round, by id, by e-mail address or by name; or nobody. */
export const PreviewChange = z.strictObject({
  mentee: id,
  mentor: optional,
  email: optional,
  name: optional,
  action: z.enum(["pair", "leave-out"]).default("pair"),
});

/** Why a coordinator ends a mentorship, from a fixed list: there is no field for what the two talked about. */
export const EndMentorship = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    reason: z.preprocess((value) => (value === "" ? undefined : value), z.enum(endingReasons).optional()),
  }),
);

/** A mentor for somebody who waits, by id or by e-mail address; `anyway`: although the mentor was to be left in peace. */
export const SuggestMentor = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    mentor: optional,
    email: optional,
    anyway: z.enum(["yes", "no"]).default("no"),
  }),
);
