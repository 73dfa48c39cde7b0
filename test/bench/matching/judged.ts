import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import type { Pool } from "#shared/matching/pool.ts";
import { cohort } from "#test/support/cohort.ts";

/** Mentees and mentors. */
export const sizes = { small: [1_000, 300], large: [10_000, 3_000] } as const;

/** A programme in which about every sixth pair may be: a topic in common and clocks near each other are asked for. */
export function judged(size: keyof typeof sizes): Pool {
  const [mentees, mentors] = sizes[size];
  const policy = { ...standardPolicy, shareTopic: true, hoursApart: 3 };
  return cohort({ seed: 6, mentees, mentors, supply: 0.9, policy });
}
