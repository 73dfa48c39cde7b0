import type { Temporal } from "temporal-polyfill";
import type { Fit, RoundFigures } from "../../../domain/explanation.ts";
import type { PairingPolicy, Relation } from "../../../domain/pairing-policy.ts";
import type { ProofClaim } from "../../../domain/proof-part.ts";
import type { Reason, RoundProof, RoundQuality } from "../../../domain/round.ts";
import type { Candidate } from "../../../matching/candidate.ts";
import { decidedIn } from "../../../matching/decided.ts";
import { explainRound } from "../../../matching/explain-round.ts";
import { claimIn } from "../../../matching/kept-proof.ts";
import type { Pool } from "../../../matching/pool.ts";
import { solvedBy } from "../../../matching/propose.ts";
import { warningsBetween } from "../../../matching/relations.ts";
import type { None } from "../../../matching/why-none.ts";
import type { Lined } from "./file-person.ts";
import { filePool } from "./file-pool.ts";
import { type Finding, shortened } from "./finding.ts";
import { readFile } from "./read-file.ts";

/** The two files as text, and how to pair by them. */
export interface FileOrder {
  readonly mentees: string;
  readonly mentors: string;
  readonly policy: PairingPolicy;
  /** The zone of people whose line has none. */
  readonly zone?: string | undefined;
}

export const fileSteps = ["reading", "pairing", "explaining"] as const;
export type FileStep = (typeof fileSteps)[number];

/** Two people of the files who are suggested to each other. */
export interface FilePair {
  readonly mentee: Lined;
  readonly mentor: Lined;
  readonly points: number;
  readonly fit: Fit;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Relation[];
}

/** Somebody for whom there is no mentor, and why. */
export interface FileUnpaired extends Omit<None, "mentee"> {
  readonly mentee: Lined;
}

/** What one round on two files came to. */
export interface FileRound {
  readonly mentees: number;
  readonly mentors: number;
  readonly places: number;
  readonly points: number;
  readonly pairs: readonly FilePair[];
  readonly unpaired: readonly FileUnpaired[];
  readonly quality: RoundQuality;
  /** Everything that counts stands in the files: a digest of it gives nobody away. */
  readonly proof: RoundProof & Pick<ProofClaim, "inputs">;
  readonly spread: RoundFigures["spread"];
  /** Where one more place would help most: people who get a mentor by it, and points of all pairs together. */
  readonly helps: readonly { readonly mentor: Lined; readonly people: number; readonly points: number }[];
}

/**
 * One round on two files: nothing is asked of anybody and nothing is kept. Where a file cannot be understood there is no
 * round, only what is wrong, all of it at once. `at` hears of each step before it begins.
 */
export async function fileRound(
  { mentees, mentors, policy, zone }: FileOrder,
  now: Temporal.Instant,
  at: (step: FileStep) => void = () => undefined,
): Promise<{ readonly findings: readonly Finding[]; readonly round?: FileRound }> {
  at("reading");
  const files = [await readFile("mentees", mentees, zone), await readFile("mentors", mentors, zone)] as const;
  const { pool, people, findings } = filePool(...files, { policy, zone, now });
  // Whoever stands in a line that is wrong is not missing.
  const broken = files.some((file) => file.findings.some(({ level }) => level === "error"));
  const said = [...files.flatMap((file) => file.findings), ...(broken ? findings.filter(isError) : findings)];
  const shown = { findings: shortened(said.sort(inOrder)) };
  if (said.some(isError)) return shown;
  at("pairing");
  const decided = decidedIn(pool, now);
  const { suggestions, places, score, quality, proof, prices } = solvedBy(decided);
  at("explaining");
  const { unpaired, figures } = explainRound(pool, suggestions, now, decided);
  const who = whoIn(people);
  const warnings = warningsIn(pool);
  return {
    ...shown,
    round: {
      ...{ mentees: pool.mentees.length, mentors: pool.mentors.length, places, points: score, quality },
      proof: { ...proof, inputs: claimIn(prices)?.inputs ?? "" },
      pairs: suggestions.map(({ mentee, mentor, score: points, fit, reasons }) => ({
        ...{ mentee: who(mentee), mentor: who(mentor), points, fit, reasons, warnings: warnings(mentee, mentor) },
      })),
      unpaired: unpaired.map((none) => ({ ...none, mentee: who(none.mentee) })),
      spread: figures.spread,
      helps: figures.helps.map((one) => ({ ...one, mentor: who(one.mentor) })),
    },
  };
}

function whoIn(people: ReadonlyMap<string, Lined>): (person: string) => Lined {
  return (person) => {
    const found = people.get(person);
    if (found === undefined) throw new Error("A round names somebody who stands in no file");
    return found;
  };
}

/** What is between two people of a pool that is warned of. */
function warningsIn(pool: Pool): (mentee: string, mentor: string) => Relation[] {
  const byId = (some: readonly Candidate[]) => new Map(some.map((one) => [one.participant.person, one]));
  const [mentees, mentors] = [byId(pool.mentees), byId(pool.mentors)];
  return (mentee, mentor) => {
    const [one, other] = [mentees.get(mentee), mentors.get(mentor)];
    return one && other ? warningsBetween(one, other, pool) : [];
  };
}

const isError = ({ level }: Finding) => level === "error";

/** Mentees before mentors, each from its first line on. */
function inOrder(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file === "mentees" ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
}
