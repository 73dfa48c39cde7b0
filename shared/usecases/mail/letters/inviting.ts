import type { Invited } from "../../../contracts/front-door-requests.ts";
import type { Member } from "../../../domain/member.ts";
import { dayIn, instantOf, plusHours } from "../../../domain/time.ts";
import { invitations } from "../../own-page/uninvite.ts";
import { linkTo } from "../../site.ts";
import { baseOf } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Days an invitation's link fills in the form. */
export const invitationDays = 60;

/** Invites a member of the society, with a link that fills in what the society knows of them. */
export async function invitationLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const member = await ports.store.get("member", message.person);
  if (!member) return { nothing: "person-gone" };
  const until = plusHours(instantOf(message.createdAt), invitationDays * 24);
  const known = {
    purpose: "invite",
    person: "",
    programme: programme.id,
    subject: JSON.stringify(knownOf(member)),
  } as const;
  const stop = { purpose: "unsubscribe", person: member.id, programme: programme.id, subject: invitations } as const;
  const [token, unsubscribe] = await Promise.all([ports.links.sign(known, until), linkTo(ports, site, stop)]);
  return {
    model: {
      kind: "invitation",
      ...baseOf(context),
      link: `${site}/join/${programme.id}?invite=${token}`,
      until: dayIn(person.zone, until).toString(),
      unsubscribe,
    },
    unsubscribe,
  };
}

/** What the form is filled in with. */
function knownOf({ memberNumber, name, email, role, stage, topics, zone, locale }: Member): Invited {
  const chosen = topics === undefined || topics.length === 0 ? undefined : topics;
  return { memberNumber, name, email, role, stage, topics: chosen, zone, lang: locale };
}
