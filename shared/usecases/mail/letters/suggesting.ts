import { participantId } from "../../../domain/participant.ts";
import type { Proposal } from "../../../domain/round.ts";
import { instantOf } from "../../../domain/time.ts";
import type { Suggested } from "../../../email/mail.ts";
import { linkTo } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Asks a mentor first: everybody suggested to them at once. */
export async function proposalMentorLetter(context: LetterContext): Promise<Written> {
  const open = await openProposals(context, "asked-mentor");
  if (open.length === 0) return { nothing: "no-longer-open" };
  const mentees = await Promise.all(open.map((proposal) => suggested(proposal, proposal.mentee, context)));
  return {
    model: { kind: "proposal-mentor", ...baseOf(context), ...asked(open, context), me: await meLink(context), mentees },
  };
}

/** "Dr Lee would like to mentor you." */
export async function proposalMenteeLetter(context: LetterContext): Promise<Written> {
  const [proposal] = await openProposals(context, "asked-mentee");
  if (!proposal) return { nothing: "no-longer-open" };
  const mentor = await suggested(proposal, proposal.mentor, context);
  return {
    model: {
      kind: "proposal-mentee",
      ...baseOf(context),
      ...asked([proposal], context),
      me: await meLink(context),
      mentor,
    },
  };
}

/** The one reminder, to whoever has not answered yet. */
export async function proposalReminderLetter(context: LetterContext): Promise<Written> {
  const audience = context.message.occurrence === "mentee" ? "mentee" : "mentor";
  const open = await openProposals(context, audience === "mentee" ? "asked-mentee" : "asked-mentor");
  if (open.length === 0) return { nothing: "answered" };
  const people = await Promise.all(
    open.map((one) => suggested(one, audience === "mentee" ? one.mentor : one.mentee, context)),
  );
  return {
    model: {
      kind: "proposal-reminder",
      audience,
      ...baseOf(context),
      ...asked(open, context),
      me: await meLink(context),
      people,
    },
  };
}

/** Those of the message's proposals that still wait for this person. Of a mentor who is not approved any more no mail tells. */
async function openProposals(
  { message, ports }: LetterContext,
  state: "asked-mentor" | "asked-mentee",
): Promise<Proposal[]> {
  const proposals = await ports.store.getMany("proposal", message.about);
  const mine = (one: Proposal) => (state === "asked-mentor" ? one.mentor : one.mentee) === message.person;
  const open = proposals.filter((one) => one.state === state && mine(one));
  const mentors = await ports.store.getMany(
    "participant",
    open.map(({ programme, mentor }) => participantId(programme, mentor)),
  );
  const approved = new Set(mentors.filter(({ vetting }) => vetting === "approved").map(({ person }) => person));
  return open.filter(({ mentor }) => approved.has(mentor)).sort((one, other) => (one.id < other.id ? -1 : 1));
}

function asked(open: readonly Proposal[], { person, message }: LetterContext) {
  return { name: person.name, zone: person.zone, answerBy: open[0]?.answerBy ?? message.expiresAt };
}

async function suggested(
  proposal: Proposal,
  otherId: string,
  { person, programme, site, ports }: LetterContext,
): Promise<Suggested> {
  const [other, participant, link] = await Promise.all([
    ports.store.get("person", otherId),
    ports.store.get("participant", participantId(programme.id, otherId)),
    linkTo(
      ports,
      site,
      { purpose: "respond", person: person.id, programme: programme.id, subject: proposal.id },
      // A late answer gets a readable page, not a dead link: the proposal's state decides.
      proposal.answerBy === undefined ? undefined : instantOf(proposal.answerBy).add({ hours: 24 * 60 }),
    ),
  ]);
  return {
    name: other?.name ?? "",
    stage: participant?.stage ?? "student",
    topics: participant?.topics ?? [],
    reasons: proposal.reasons,
    byName: proposal.request !== undefined,
    link,
  };
}
