import { agreementFor } from "#shared/domain/agreeing.ts";
import type { Terms } from "#shared/domain/agreement.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";

/** How often a pair talks of what no date holds. */
export interface Pace {
  readonly cadence: Terms["cadence"];
  readonly days: number;
}

const days = { monthly: 28, "six-weekly": 42, quarterly: 91 } as const;

/** What a pair agreed on last: terms that wait for a yes change nothing yet. */
export function agreedTerms(mentorship: Mentorship): Terms | undefined {
  const { agreement } = mentorship;
  const somebody = mentorship.members.find(({ until }) => until === undefined);
  if (!agreement || !somebody) return undefined;
  return agreementFor(mentorship, somebody.person) === "agreed" ? agreement.terms : agreement.before;
}

/** The pace of the first mentorship that agreed on one; a talk every six weeks where none did. */
export function paceOf(mentorships: readonly Mentorship[]): Pace {
  const cadence = mentorships.flatMap((one) => agreedTerms(one) ?? [])[0]?.cadence ?? "six-weekly";
  return { cadence, days: days[cadence] };
}
