import type * as z from "zod";
import { type Participant, participantId } from "#shared/domain/participant.ts";
import { records } from "#shared/domain/records.ts";
import type { Candidate } from "#shared/matching/candidate.ts";

type Input<Kind extends keyof typeof records> = Partial<z.input<(typeof records)[Kind]>>;

const at = "2026-08-17T13:00:00.000Z";

export function aMessage(overrides: Input<"message"> = {}) {
  return records.message.parse({
    id: "msg_1",
    version: 0,
    person: "per_1",
    programme: "demo",
    kind: "prompt",
    class: "prompt",
    subject: "cv-review",
    occurrence: "2026",
    about: [],
    state: "PLANNED",
    reason: "requested",
    dueAt: at,
    expiresAt: "2026-12-01T00:00:00.000Z",
    nextActionAt: at,
    attempts: 0,
    possibleDuplicate: false,
    createdAt: at,
    history: [],
    ...overrides,
  });
}

export function aPerson(overrides: Input<"person"> = {}) {
  return records.person.parse({
    id: "per_1",
    version: 0,
    name: "Ana",
    email: "ana@post.example",
    addressState: "confirmed",
    locale: "en-US",
    zone: "America/New_York",
    consent: { text: "sign-up-1", at },
    prompts: true,
    createdAt: at,
    ...overrides,
  });
}

export function aParticipant(person: string, overrides: Input<"participant"> = {}): Participant {
  return records.participant.parse({
    id: participantId(overrides.programme ?? "demo", person),
    version: 0,
    programme: "demo",
    person,
    role: "mentee",
    stage: "student",
    topics: ["informatics"],
    state: "active",
    vetting: "not-needed",
    facts: {},
    milestones: {},
    mentorships: [],
    formerMentorships: [],
    waitingSince: at,
    createdAt: at,
    ...overrides,
  });
}

/** Somebody pairing may look at. */
export function aCandidate(person: string, overrides: Input<"participant"> & { zone?: string } = {}): Candidate {
  const { zone = "America/New_York", ...participant } = overrides;
  return { participant: aParticipant(person, participant), zone };
}

/** A mentor pairing may look at: vetted and further along. */
export function aMentorCandidate(person: string, overrides: Parameters<typeof aCandidate>[1] = {}): Candidate {
  return aCandidate(person, { role: "mentor", stage: "practitioner", vetting: "approved", ...overrides });
}

export function aKeyDate(overrides: Input<"keyDate"> = {}) {
  const usual = { programme: "demo", cycle: "2026", name: "midyear", date: "2026-12-06", state: "confirmed" } as const;
  return records.keyDate.parse({ id: "demo.2026.midyear", version: 0, ...usual, ...overrides });
}

export function aProposal(overrides: Input<"proposal"> = {}) {
  const who = { programme: "demo", round: "rnd_1", mentee: "per_1", mentor: "per_2" };
  const usual = { state: "draft", score: 0, reasons: [], reminded: false } as const;
  return records.proposal.parse({ id: "pro_1", version: 0, ...who, ...usual, ...overrides });
}

export function anAudit(overrides: Input<"audit"> = {}) {
  const usual = { about: "demo", at, by: "cora", did: "looked", reason: "" };
  return records.audit.parse({ id: `demo.${at}.aud_1`, version: 0, ...usual, ...overrides });
}
