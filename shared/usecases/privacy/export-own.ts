import { everInRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import type { Audit } from "../../domain/operations.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Profile } from "../../domain/profile.ts";
import type { RecordKind, RecordOf } from "../../domain/records.ts";
import type { Proposal } from "../../domain/round.ts";
import type { Ports } from "../ports.ts";

/** What is handed out of each kind of record, or why there is nothing in it to hand out. */
export const inExport = {
  person: "exported",
  profile: "exported",
  identity: "exported",
  load: "exported",
  pulse: "exported",
  postbox: "exported",
  participant: "exported",
  touchpoint: "exported",
  goal: "exported",
  proposal: "exported",
  offer: "exported",
  mentorship: "exported",
  message: "exported",
  concern: "exported",
  member: "exported",
  audit: "exported",
  email: "a keyed hash of an address that the person's record says in full",
  suppression: "a keyed hash that names nobody, kept once a person is gone",
  erasure: "an id, kept for a day once a person is gone",
  programme: "the programme's own settings",
  playbook: "the programme's own year plan",
  keyDate: "the programme's own dates",
  pause: "the programme's own pauses, of everybody or of a cohort",
  round: "numbers of a whole round",
  explanation: "why a round suggests two people, in points; the reasons stand with the suggestion",
  unpaired: "why a round suggests nobody, in points about others",
  proof: "prices of a whole round, in numbers; they name nobody",
  option: "exported",
  quiet: "which mentorships nobody answered in; they hold ids alone",
  announcement: "what a coordinator wrote to many; it names nobody it went to",
  budget: "a count under a keyed hash",
  usedStamp: "a form's stamp",
  brake: "a switch",
  pace: "how fast mail may leave",
  jobRun: "what a job did, in numbers",
  work: "what a coordinator asked for, in numbers",
  workLine: "what came of it; nobody's name or address",
  report: "published numbers, rounded; nobody is in them",
  workPart: "a file a coordinator sent, kept for a day at most",
} as const satisfies Record<RecordKind, string>;

/** Who did something, as far as this person may know: never who else. */
function actor(by: string, person: string): string {
  if (by === person) return "you";
  if (by === "almanac" || by === "ses") return by;
  return by.startsWith("per_") ? "somebody else" : "a coordinator";
}

/** What was written down about somebody and their parts in programmes, and what they did themselves, the oldest first. */
export async function auditsOf(
  person: string,
  participants: readonly Participant[],
  mentorships: readonly Mentorship[],
  asked: readonly { readonly id: string }[],
  { store }: Pick<Ports, "store">,
): Promise<Pick<Audit, "id" | "at" | "did" | "reason" | "by">[]> {
  const about = (id: string) => store.partsOf("audit", id.replaceAll(".", "/"));
  const own = await Promise.all([person, ...participants.map(({ id }) => id)].map(about));
  const shared = await Promise.all([...mentorships, ...asked].map(({ id }) => about(id)));
  return [...own.flat(), ...shared.flat().filter(({ by }) => by === person)]
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ id, at, did, reason, by }) => ({ id, at, did, reason, by: actor(by, person) }));
}

/** A profile; of people somebody knows, and of what coordinators noted, what it is and since when, never whom it is about. */
export function ownProfile({ knows, ...rest }: Profile) {
  return { ...rest, knows: knows?.map(({ as, at, told }) => ({ as, at, byACoordinator: told !== undefined })) };
}

/** A mentorship, with nobody in it but this person. */
export function ownMentorship(
  { members, endedBy, agreement, swap, talks, ...rest }: RecordOf<"mentorship">,
  person: string,
) {
  return {
    ...rest,
    members: members
      .filter((member) => member.person === person)
      .map(({ role, since, until }) => ({ role, since, until })),
    agreement: agreement && { terms: agreement.terms, at: agreement.at, yes: agreement.agreed.includes(person) },
    talks: talks?.map(({ by, ...talk }) => ({ ...talk, byYou: by === person })),
    swap: swap && { at: swap.at, byYou: swap.by === person },
    endedByYou: endedBy === person,
  };
}

/** A suggestion this person was told of: whose yes or no closed it stays unsaid, and so does who the other is. */
export function ownProposal({ id, programme, round, state, mentor, reasons, answerBy }: Proposal, person: string) {
  const asked: readonly string[] = ["asked-both", mentor === person ? "asked-mentor" : "asked-mentee"];
  const isOpen = state === "accepted" || asked.includes(state);
  const role = mentor === person ? "mentor" : "mentee";
  return { id, programme, round, role, state: isOpen ? state : "closed", reasons, answerBy };
}

/** The suggestions somebody was told of: those a mail named that left, and those they said yes to. Of any other they never heard, and do not now. */
export async function proposalsIn(
  messages: readonly Message[],
  person: string,
  { store }: Pick<Ports, "store">,
): Promise<Proposal[]> {
  const asking = messages.filter(({ kind }) => kind.startsWith("proposal-"));
  const told = new Set(asking.filter(({ sentAt }) => sentAt !== undefined).flatMap(({ about }) => about));
  const proposals = await store.getMany("proposal", [...new Set(asking.flatMap(({ about }) => about))]);
  return proposals
    .filter(({ id, state }) => told.has(id) || state === "accepted")
    .filter(({ mentee, mentor }) => mentee === person || mentor === person)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What a mentor suggested as goals to the mentees of these mentorships: their own words, in somebody else's year. */
export async function ownSuggestions(
  mentorships: readonly Mentorship[],
  person: string,
  { store }: Pick<Ports, "store">,
): Promise<{ id: string; words: string; at: string }[]> {
  const mentees = mentorships.flatMap((one) => menteesFor(one, person));
  const goals = await Promise.all([...new Set(mentees)].map((id) => store.partsOf("goal", id)));
  return goals
    .flat()
    .flatMap(({ suggestions }) => suggestions)
    .filter((suggestion) => suggestion.person === person)
    .map(({ id, words, at }) => ({ id, words, at }));
}

/** Participants this person mentors or mentored in a mentorship. */
export function menteesFor(mentorship: Mentorship, person: string): string[] {
  const isMentor = mentorship.members.some((member) => member.person === person && member.role === "mentor");
  if (!isMentor) return [];
  const mentees = everInRole(mentorship, "mentee").filter((one) => one !== person);
  return mentees.map((one) => `${mentorship.programme}.${one}`);
}
