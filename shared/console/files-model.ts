import type { RoundFigures, Unpaired } from "#shared/domain/explanation.ts";
import type { Locale } from "#shared/domain/locale.ts";
import type { PairingPolicy, Relation } from "#shared/domain/pairing-policy.ts";
import type { ProofClaim } from "#shared/domain/proof-part.ts";
import type { Reason, RoundQuality } from "#shared/domain/round.ts";

/** One round on two files, for a page that stands alone. People are told of as the files name them. */
export interface FilesReport {
  readonly locale: Locale;
  readonly programme?: string | undefined;
  readonly at: string;
  readonly way: PairingPolicy["way"];
  readonly mentees: number;
  readonly mentors: number;
  readonly places: number;
  readonly pairs: readonly {
    readonly mentee: string;
    readonly mentor: string;
    readonly points: number;
    readonly reasons: readonly Reason[];
    readonly warnings: readonly Relation[];
  }[];
  readonly unpaired: readonly Pick<Unpaired, "mentee" | "why" | "places" | "bar" | "rivals">[];
  /** How many pairs have how many points, each bar up to the next one's. */
  readonly spread: RoundFigures["spread"];
  /** How many mentees each mentor has who has any. */
  readonly loads: readonly number[];
  readonly quality: RoundQuality;
  readonly proof: Pick<ProofClaim, "inputs">;
}
