import { type Relation, relations } from "../domain/pairing-policy.ts";
import type { Candidate } from "./candidate.ts";
import { type Pool, pairKey, policyOf } from "./pool.ts";
import { folded } from "./told.ts";

/** What of a pool says what is between two people. */
export type Between = Pick<Pool, "relations" | "policy" | "wishes">;

/**
 * What is between two people: by their word or on record, and what follows from their profiles, namely one employer for
 * both, or an institution one of them keeps apart from. In the order of `relations`, each once.
 */
export function relationsBetween(mentee: Candidate, mentor: Candidate, pool: Pick<Pool, "relations">): Relation[] {
  const said = pool.relations?.get(pairKey(mentee.participant.person, mentor.participant.person)) ?? [];
  const [here, there] = [folded(mentee.profile?.institution), folded(mentor.profile?.institution)];
  const same = here !== undefined && here === there;
  const rivals = keepsApart(mentee, there) || keepsApart(mentor, here);
  return relations.filter(
    (relation) => said.includes(relation) || (same && relation === "employer") || (rivals && relation === "competitor"),
  );
}

function keepsApart({ profile }: Candidate, institution: string | undefined): boolean {
  return institution !== undefined && (profile?.apart ?? []).some((name) => folded(name) === institution);
}

/** What is between two people that the programme warns of. Nobody but coordinators, and who asks by name, reads it. */
export function warningsBetween(
  mentee: Candidate,
  mentor: Candidate,
  pool: Pick<Pool, "relations" | "policy">,
): Relation[] {
  const policy = policyOf(pool);
  return relationsBetween(mentee, mentor, pool).filter((relation) => policy.relations[relation] === "warn");
}
