import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../../domain/ids.ts";
import { type Participant, participantId, type Stage, type Topic } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import { lastDayOfVetting } from "../../coordinators/vetting.ts";
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
  { source }: TakenBy,
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
    takeover: { since, source, yes: [], no: [] },
  };
}

/**
 * What makes somebody of a file a person who can be asked. Who takes part already is left as they are, but for a
 * mentor whom nobody has vetted yet: to bring them with their mentee approves them. Who never confirmed anything is
 * known by the file from now on, unless another question of ours is on its way to them.
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
    const put = isAsked && person ? { ...person, ttl } : newPerson(brought, known, programme, ttl, now);
    puts.push({ kind: "person", put });
    puts.push({ kind: "email", put: { id: hash, version: claim?.version ?? 0, person: id, ttl } });
  }
  const part = participantId(programme.id, id);
  const approves = side === "mentor" && participant?.vetting !== "approved";
  const vetted = approves ? ({ vetting: "approved", vettedUntil: lastDayOfVetting(programme, now) } as const) : {};
  if (participant?.state === "active") {
    if (approves) puts.push({ kind: "participant", put: { ...participant, ...vetted } });
  } else if (isAsked && participant) {
    puts.push({ kind: "participant", put: { ...participant, ...vetted, ttl } });
  } else {
    const put = { ...newParticipant(side, brought, known, programme, ttl, now), ...vetted };
    puts.push({ kind: "participant", put }, audit(part, by, "brought-along", side, now));
  }
  if (approves) puts.push(audit(part, by, "vetting-approved", "takeover", now));
  if (side === "mentor" && load === undefined)
    puts.push({ kind: "load", put: { id, version: 0, places, mentorships: [] } });
  return puts;
}

function newPerson(
  { name, email, locale, zone }: Brought,
  { id, person }: Known,
  programme: Programme,
  ttl: number,
  now: Temporal.Instant,
): Person {
  return {
    id,
    version: person?.version ?? 0,
    name,
    email,
    addressState: "unconfirmed",
    locale: locale ?? programme.locale,
    zone: zone ?? programme.zone,
    // Nothing is agreed to before they press the button.
    consent: { text: "", at: instantText(now) },
    prompts: true,
    createdAt: instantText(now),
    ttl,
  };
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
    vetting: "not-needed",
    facts: {},
    milestones: {},
    mentorships: [],
    formerMentorships: [],
    waitingSince: at,
    createdAt: at,
    ttl,
  };
}
