import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Audit } from "#shared/domain/operations.ts";
import type { PairingModel } from "./rounds.tsx";

/** A mentorship as a coordinator may see it. */
export interface MentorshipModel extends PairingModel {
  mentorship: Mentorship;
  mentee: string;
  mentor: string;
  names: ReadonlyMap<string, string>;
  history: readonly Audit[];
  /** Invitations to talk that are still ahead, and the day of the next. */
  planned: number;
  next: string | null;
  /** The day it is in the programme's zone. */
  today: string;
  /** The day typed for a pause that cannot be. */
  typed?: string | undefined;
  /** The mentee is without a mentor. */
  waiting: boolean;
}
