import type { Terms } from "#shared/domain/agreement.ts";
import type { RemarkName } from "#shared/domain/wish.ts";

/** What one of its members may do with a mentorship. */
export interface PairWords {
  /** How often they talk where no date says it. */
  pace?: Terms["cadence"] | undefined;
  /** The day it goes on, while it rests. */
  restsUntil?: string | undefined;
  /** Where a swap of roles stands for the reader; absent where there is more than a mentee and a mentor. */
  swap?: "none" | "asked" | "asks" | undefined;
  /** When it was asked for. */
  swapAt?: string | undefined;
}

/** What the reader may change of an entry of their year, and what is said of it. */
export interface YearEdits {
  /** The mentee's own: the last day it can be on, and what they wish so far. */
  own?: { until: string; day?: string | undefined; out: boolean } | undefined;
  /** What their mentors say of it; for the mentee. */
  remarks: readonly { name: string; says: RemarkName }[];
  /** What the reader says of it as somebody's mentor, by mentorship. */
  marks: readonly { mentorship: string; name: string; says?: RemarkName | undefined }[];
}

/** A form that was refused: which, about what, and what was typed. */
export interface PairRefused {
  action: string;
  /** The mentorship, or key and occurrence of the entry. */
  of: string;
  typed: string;
}
