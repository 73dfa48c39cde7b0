import type { Temporal } from "temporal-polyfill";
import type { Agreement, Terms } from "./agreement.ts";
import type { Mentorship } from "./mentorship.ts";
import { instantText } from "./time.ts";

/** Where an agreement stands for one member: nothing `open` yet; theirs to `answer`; `waiting` for the others; `agreed`. */
export type AgreementState = "open" | "answer" | "waiting" | "agreed";

/** Whether everybody who is in the mentorship now agreed to what was proposed last. */
function isAgreed({ members, agreement }: Mentorship): boolean {
  return members.every(({ person, until }) => until !== undefined || agreement?.agreed.includes(person) === true);
}

/** Where it stands for this person. */
export function agreementFor(mentorship: Mentorship, person: string): AgreementState {
  const { agreement } = mentorship;
  if (!agreement) return "open";
  if (isAgreed(mentorship)) return "agreed";
  return agreement.agreed.includes(person) ? "waiting" : "answer";
}

/**
 * What either of them proposes. The very terms that are on the table mean yes to them; other terms, or the same in a
 * new cycle, ask everybody else again, and what was agreed stands until they answered.
 */
export function propose(
  mentorship: Mentorship,
  person: string,
  terms: Terms,
  cycle: string,
  now: Temporal.Instant,
): Mentorship {
  const was = mentorship.agreement;
  if (was && was.cycle === cycle && isSame(was.terms, terms)) return agree(mentorship, person, was.number);
  const before = was && isAgreed(mentorship) ? was.terms : was?.before;
  const agreement: Agreement = {
    number: (was?.number ?? 0) + 1,
    ...{ cycle, terms, by: person, at: instantText(now), agreed: [person] },
    ...(before && { before }),
  };
  return { ...mentorship, agreement };
}

/** One tap of another member. To any number but the last nothing happens: it is not what they were shown. */
export function agree(mentorship: Mentorship, person: string, number: number): Mentorship {
  const { agreement } = mentorship;
  if (agreement?.number !== number || agreement.agreed.includes(person)) return mentorship;
  return { ...mentorship, agreement: { ...agreement, agreed: [...agreement.agreed, person] } };
}

function isSame(one: Terms, other: Terms): boolean {
  return text(one) === text(other);
}

function text({ needs, purposes, cadence, quiet }: Terms): string {
  return JSON.stringify([[...needs].sort(), [...purposes].sort(), cadence, quiet]);
}
