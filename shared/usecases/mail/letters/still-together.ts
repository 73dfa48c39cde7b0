import { participantId } from "../../../domain/participant.ts";
import { instantOf } from "../../../domain/time.ts";
import { takeoverSubject } from "../../pairing/takeover/open-takeover.ts";
import { takeoverState } from "../../pairing/takeover/takeover-state.ts";
import { linkTo } from "../../site.ts";
import { baseOf } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Hours after the last day in which the link still shows a readable page. */
const graceHours = 60 * 24;

/** Asks one of two who were paired before Almanac; or reminds them, if they have said nothing yet. */
export async function stillTogetherLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports, now } = context;
  const proposal = await ports.store.get("proposal", message.subject);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!proposal?.takeover || !participant) return { nothing: "no-longer-open" };
  if (takeoverState(proposal, person.id, true, now) !== "open") return { nothing: "no-longer-open" };
  const audience = proposal.mentor === person.id ? "mentor" : "mentee";
  const other = await ports.store.get("person", audience === "mentor" ? proposal.mentee : proposal.mentor);
  const answerBy = proposal.answerBy ?? message.expiresAt;
  const subject = takeoverSubject(proposal.id, person, participant);
  const claims = { purpose: "respond", person: person.id, programme: programme.id, subject } as const;
  return {
    model: {
      kind: "still-together",
      ...baseOf(context),
      audience,
      name: person.name,
      other: other?.name ?? "",
      since: proposal.takeover.since,
      zone: person.zone,
      answerBy,
      reminder: message.occurrence === "reminder",
      link: await linkTo(ports, site, claims, instantOf(answerBy).add({ hours: graceHours })),
    },
  };
}
