import * as z from "zod";
import { Locale } from "../domain/locale.ts";
import { Role, Stage, Topic } from "../domain/participant.ts";
import { EmailAddress, line } from "../domain/person.ts";
import { Zone } from "../domain/time.ts";
import { LanguageQuery, SignUp } from "./requests.ts";

/** A signed join link brings what is known of somebody beforehand. */
export const SignUpQuery = LanguageQuery.extend({ invite: z.string().max(2000).optional().catch(undefined) });

/**
 * What a public form brings along unasked. None of it is needed: a form without it is taken all the same, its mail
 * comes from a smaller budget. What is broken counts as absent; nobody is refused for what they did not type.
 */
const signs = {
  /** A field people never see. Filled in, it was a program. */
  website: z.string().max(300).optional().catch("filled in, and not with text"),
  /** When the form was shown, sealed. */
  stamp: z.string().max(400).optional().catch(undefined),
  /** The answer to the form's riddle, which the page's script finds. */
  proof: z.string().max(600).optional().catch(undefined),
};

/** The eight fields, and what their form brings along. */
export const PostedSignUp = SignUp.extend(signs);

/** Who wants the link to their own page. */
export const SendMyPage = z.strictObject({ email: EmailAddress, ...signs });

/** What a coordinator or a society's system knows of somebody it invites; all of it can be changed in the form. */
export const Invite = z.strictObject({
  name: line(80).optional(),
  email: EmailAddress.optional(),
  role: Role.optional(),
  stage: Stage.optional(),
  memberNumber: line(40).optional(),
  topics: z.array(Topic).min(1).max(3).optional(),
  zone: Zone.optional(),
  lang: Locale.optional(),
  /** How long the link fills in the form. */
  days: z.number().int().min(1).max(365).default(30),
});

/** What an invitation's link holds. */
export const Invited = Invite.omit({ days: true }).extend({
  /** The mentee who brings a mentor of their own. */
  by: z.string().max(60).optional(),
});
export type Invited = z.infer<typeof Invited>;
