import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../../domain/ids.ts";
import { type Participant, participantId, type Stage, type Topic } from "../../../domain/participant.ts";
import { newPerson, type Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import { ttlAfter } from "../../joining/sign-up-records.ts";
import type { Put } from "../../ports.ts";
import type { Known, PairsKnown } from "./pair-known.ts";
import { askedBoth } from "./takeover-state.ts";

/** Days somebody is kept who never answers: the time to answer, and a week. */
const keptDays = 21;

/** What a file tells of one of two who are paired. */
export interface Brought {
  readonly name: string;
  readonly email: string;
  readonly stage?: Stage | undefined;
  readonly topics?: readonly Topic[] | undefined;
  readonly zone?: string | undefined;
  readonly locale?: Person["locale"] | undefined;
}

/** Who takes two over, from which import. */
export interface TakenBy {
  readonly by: string;
  readonly source: string;
}

/** The id of the question to these two: asked once in a programme. */
export function takeoverId(programme: string, mentee: string, mentor: string): string {
  return derivedId("pro", takeoverRound(programme, mentee, mentor), mentee, mentor);
}

/** Stands where a suggestion has its round. */
function takeoverRound(programme: string, mentee: string, mentor: string): string {
  return derivedId("tko", programme, mentee, mentor);
}

/** The question to both, asked now. */
export function takeoverProposal(
  programme: Programme,
  mentee: string,
  mentor: string,
  since: string | undefined,
  { by, source }: TakenBy,
  now: Temporal.Instant,
): Proposal {
  return {
    id: takeoverId(programme.id, mentee, mentor),
    version: 0,
    programme: programme.id,
    round: takeoverRound(programme.id, mentee, mentor),
    mentee,
    mentor,
    state: "asked-both",
    score: 0,
    reasons: [],
    ...askedBoth(now),
    takeover: { since, source, by, yes: [], no: [] },
  };
}

/**
 * What makes somebody of a file a person who can be asked. Who takes part already is left as they are, and nobody is
 * vetted by it: a mentor is approved when both have said yes. Whose address is known keeps what is written of them,
 * though nobody confirmed it: another programme's mail may be on its way about those very words.
 */
export function sidePuts(
  side: "mentee" | "mentor",
  brought: Brought,
  known: Known,
  { programme, asked }: PairsKnown,
  places: number,
  { by }: TakenBy,
  now: Temporal.Instant,
): Put[] {
  const puts: Put[] = [];
  const ttl = ttlAfter(now, keptDays);
  const { id, hash, claim, person, participant, load } = known;
  const isAsked = asked.some((one) => one.mentee === id || one.mentor === id);
  const isKnown = person !== undefined && person.addressState !== "unconfirmed";
  if (!isKnown) {
    puts.push({
      kind: "person",
      put: person ? keptUntil(person, ttl) : personOf(brought, known, programme, ttl, now),
    });
    const mine = claim?.person === id ? keptUntil(claim, ttl) : undefined;
    puts.push({ kind: "email", put: mine ?? { id: hash, version: claim?.version ?? 0, person: id, ttl } });
  }
  if (isAsked && participant && participant.state !== "active") {
    puts.push({ kind: "participant", put: keptUntil(participant, ttl) });
  } else if (participant?.state !== "active") {
    const put = newParticipant(side, brought, known, programme, ttl, now);
    puts.push({ kind: "participant", put }, audit(put.id, by, "brought-along", side, now));
  }
  if (side === "mentor" && load === undefined)
    puts.push({ kind: "load", put: { id, version: 0, places, mentorships: [], ttl } });
  else if (side === "mentor" && load?.ttl !== undefined) puts.push({ kind: "load", put: keptUntil(load, ttl) });
  return puts;
}

/** The same, kept until then at least; what is kept for good stays so. */
function keptUntil<Kept extends { ttl?: number | undefined }>(kept: Kept, ttl: number): Kept {
  return kept.ttl === undefined ? kept : { ...kept, ttl: Math.max(kept.ttl, ttl) };
}

function personOf(
  { name, email, locale, zone }: Brought,
  { id }: Known,
  programme: Programme,
  ttl: number,
  now: Temporal.Instant,
): Person {
  const said = { id, name, email, locale: locale ?? programme.locale, zone: zone ?? programme.zone };
  // Nothing is agreed to before they press the button.
  return { ...newPerson(said, "", instantText(now)), ttl };
}

function newParticipant(
  side: "mentee" | "mentor",
  { stage, topics = [] }: Brought,
  { id, participant }: Known,
  programme: Programme,
  ttl: number,
  now: Temporal.Instant,
): Participant {
  const at = instantText(now);
  return {
    id: participantId(programme.id, id),
    version: participant?.version ?? 0,
    programme: programme.id,
    person: id,
    role: side,
    stage: stage ?? (side === "mentee" ? "student" : "practitioner"),
    // A place holder until they choose: everybody has at least one.
    topics: topics.length > 0 ? [...topics] : [programme.topics[0] ?? "clinical-practice"],
    state: "unconfirmed",
    cohort: programme.cohort,
    vetting: side === "mentor" ? "applied" : "not-needed",
    facts: {},
    milestones: {},
    mentorships: [],
    formerMentorships: [],
    waitingSince: at,
    createdAt: at,
    ttl,
  };
}
